import { App, Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { moveReport, type ReportMove, type UnitReport } from '../../../api/unit-reports';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { useTexts } from '../../../i18n';
import { Signing } from './Signing';

/** What the level above does with a report: accepts it, gives it back with remarks, opens an accepted one again. */
export function Judge({ report }: { report: UnitReport }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { busy, problem, step } = useStep('unit-report', 'received-reports');
  const [remarks, setRemarks] = useState('');
  const [delegation, setDelegation] = useState<string>();
  const [missing, setMissing] = useState(false);
  const take = async (move: ReportMove, why?: string) => {
    if (move !== 'accept' && !why?.trim()) {
      setMissing(true);
      return;
    }
    if (await step(() => moveReport(report.obligationId, move, report.version, why?.trim(), move === 'accept' ? delegation : undefined))) {
      void message.success(t('report.done'));
    }
  };
  const back: ReportMove = report.state === 'submitted' ? 'return' : 'reopen';
  return (
    <section className="card form">
      <h2>{t('report.judge')}</h2>
      {problem && <ProblemAlert problem={problem} />}
      <Form layout="vertical" disabled={busy}>
        <Form.Item label={t('report.remarks')} htmlFor="report-remarks" validateStatus={missing ? 'error' : undefined} help={missing ? t('report.remarks.missing') : undefined}>
          <Input.TextArea id="report-remarks" rows={3} maxLength={2000} value={remarks} onChange={(event) => { setRemarks(event.target.value); setMissing(false); }} />
        </Form.Item>
        {report.state === 'submitted' && <Signing value={delegation} change={setDelegation} disabled={busy} />}
        <div className="bar">
          {report.state === 'submitted' && <Popconfirm title={t('report.accept.ask')} okText={t('report.move.accept')} cancelText={t('form.back')} onConfirm={() => void take('accept')}><Button type="primary">{t('report.move.accept')}</Button></Popconfirm>}
          <Button onClick={() => void take(back, remarks)}>{t(back === 'return' ? 'report.move.return' : 'report.move.reopen')}</Button>
        </div>
      </Form>
    </section>
  );
}
