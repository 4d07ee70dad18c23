import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '../i18n';

/** A day as dd/MM/yyyy, typed or picked; its value is the ISO day. The browser's own field would follow the computer's language. */
export function DayInput({ id, value, onChange, label }: { id?: string; value?: string; onChange?: (day?: string) => void; label?: string }) {
  const { t } = useTexts();
  return (
    // Enter takes the day that was typed; it must not send the form around it, which may issue a plan.
    <span className="block" onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); } }}>
      <DatePicker id={id} style={{ width: '100%' }} format={['DD/MM/YYYY', 'D/M/YYYY']} placeholder={t('day.placeholder')} aria-label={label}
        value={value ? dayjs(value) : null} onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)} />
    </span>
  );
}
