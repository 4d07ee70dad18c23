import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { ownDelegations } from '../../../api/unit-reports';
import { useTexts } from '../../../i18n';

/** In whose name one signs: as oneself, or by a delegation that holds today. Nothing is asked of who has none. */
export function Signing({ value, change, disabled }: { value?: string; change: (delegationId?: string) => void; disabled: boolean }) {
  const { t } = useTexts();
  const mine = useQuery({ queryKey: ['own-delegations'], queryFn: ownDelegations });
  if (!mine.data || mine.data.total === 0) {
    return null;
  }
  return (
    <label className="block">{t('signing.as')}
      <Select id="report-signing" value={value ?? ''} disabled={disabled} aria-label={t('signing.as')} style={{ width: '100%', maxWidth: 640 }} onChange={(next) => change(next || undefined)}
        options={[{ value: '', label: t('signing.self') }, ...mine.data.items.map((one) => ({ value: one.delegationId, label: t('signing.for', { capacity: one.capacity, head: one.headPosition, position: one.toPosition }) }))]} />
    </label>
  );
}
