import { Checkbox, Form, Input } from 'antd';
import { useTexts } from '../../../i18n';

export interface ConsentTyped { representatives: boolean; children: boolean; paper: string }

/** What is kept of a consent: that everybody was asked, and on which paper it stands. */
export const consentBasis = (said: string, paper: string): string => `${said} ${paper.trim()}`.slice(0, 500);

/** The consent of children in plain words: the representative's always, the child's own from seven years on, and where it is written. */
export function ConsentFields() {
  const { t } = useTexts();
  const must = (message: string) => ({ validator: (_: unknown, checked: boolean) => (checked ? Promise.resolve() : Promise.reject(new Error(message))) });
  return (
    <>
      <p className="small">{t('consent.lead')}</p>
      <Form.Item name="representatives" valuePropName="checked" rules={[must(t('consent.representatives.needed'))]} style={{ marginBottom: 8 }}><Checkbox>{t('consent.representatives')}</Checkbox></Form.Item>
      <Form.Item name="children" valuePropName="checked" rules={[must(t('consent.children.needed'))]} style={{ marginBottom: 8 }}><Checkbox>{t('consent.children')}</Checkbox></Form.Item>
      <Form.Item name="paper" label={t('consent.paper')} extra={t('consent.paper.help')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input maxLength={300} /></Form.Item>
    </>
  );
}
