import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { authorities, writePaperHead, type PaperHead } from '../../../api/papers';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { useTexts } from '../../../i18n';

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);
const orNull = (text: string) => text.trim() || null;

/** Place, symbol, who signs: said once, then the unit's next papers begin with it. */
export function HeadForm({ id, head, open }: { id: string; head: PaperHead; open: boolean }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { busy, problem, step } = useStep('report-paper');
  const [one, setOne] = useState(head);
  const [bases, setBases] = useState(head.bases.join('\n'));
  const [recipients, setRecipients] = useState(head.recipients.join('\n'));
  const set = (change: Partial<PaperHead>) => setOne({ ...one, ...change });
  const signsForHead = one.authority === 'in_stead' || one.authority === 'by_order' || one.authority === 'by_power';
  const keep = async () => {
    if (await step(() => writePaperHead(id, { ...one, own: signsForHead ? one.own : null, bases: lines(bases), recipients: lines(recipients) }))) {
      void message.success(t('paper.head.saved'));
    }
  };
  const text = (name: 'place' | 'symbol' | 'head' | 'archive', most: number) => (
    <Form.Item label={t(`paper.head.${name}`)} htmlFor={`paper-${name}`} required>
      <Input id={`paper-${name}`} maxLength={most} value={one[name]} onChange={(event) => set({ [name]: event.target.value })} />
    </Form.Item>
  );
  const maybe = (name: 'parentIssuer' | 'own' | 'collective' | 'signerName') => (
    <Form.Item label={t(`paper.head.${name}`)} htmlFor={`paper-${name}`}>
      <Input id={`paper-${name}`} maxLength={200} value={one[name] ?? ''} onChange={(event) => set({ [name]: orNull(event.target.value) })} />
    </Form.Item>
  );
  return (
    <details className="card form paper-head" open={open}>
      <summary>{t('paper.head')}</summary>
      {problem && <ProblemAlert problem={problem} />}
      <Form layout="vertical" disabled={busy} onFinish={() => void keep()}>
        <div className="paper-grid">
          {text('place', 100)}{text('symbol', 30)}{maybe('parentIssuer')}{maybe('signerName')}
          <Form.Item label={t('paper.head.authority')} htmlFor="paper-authority">
            <Select id="paper-authority" value={one.authority} onChange={(authority) => set({ authority })} options={authorities.map((value) => ({ value, label: t(`paper.authority.${value}`) }))} />
          </Form.Item>
          {text('head', 200)}{signsForHead && maybe('own')}{maybe('collective')}{text('archive', 100)}
        </div>
        <Form.Item label={t('paper.head.bases')} htmlFor="paper-bases"><Input.TextArea id="paper-bases" rows={2} value={bases} onChange={(event) => setBases(event.target.value)} /></Form.Item>
        <Form.Item label={t('paper.head.recipients')} htmlFor="paper-recipients"><Input.TextArea id="paper-recipients" rows={2} value={recipients} onChange={(event) => setRecipients(event.target.value)} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>{t('paper.head.save')}</Button>
      </Form>
    </details>
  );
}
