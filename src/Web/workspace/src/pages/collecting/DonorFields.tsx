import { Form, Input, Radio } from 'antd';
import { useTexts, type TextKey } from '../../i18n';

/** Who gives, and how she wants to be shown; the choice is hers and is kept everywhere. */
export function DonorFields({ nameNeeded }: { nameNeeded?: boolean }) {
  const { t } = useTexts();
  return (
    <>
      <Form.Item name="donorName" label={t('gift.donor')} dependencies={['donorDisplay']}
        rules={[{ max: 200 }, ({ getFieldValue }) => ({ validator: async (_, name?: string) => { if (!name?.trim() && (nameNeeded || getFieldValue('donorDisplay') !== 'anonymous')) { throw new Error(t('gift.donor.needed')); } } })]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="donorDisplay" label={t('gift.display')} extra={t('gift.display.help')}>
        <Radio.Group options={(['named', 'initials', 'anonymous'] as const).map((value) => ({ value, label: t(`display.${value}` as TextKey) }))} />
      </Form.Item>
    </>
  );
}
