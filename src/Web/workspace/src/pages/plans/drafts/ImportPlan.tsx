import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { sendDraft } from '../../../api/drafts';
import { asProblem, type Problem } from '../../../api/problem';
import { FilePick } from '../../../components/FilePick';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';
import { useAccount } from '../../../shell/session';

const maxBytes = 20 * 1024 * 1024;

/** Sends a plan as the document it is. What comes back is a draft beside the text; nothing is in force yet. */
export function ImportPlan() {
  const { t } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [unitId, setUnitId] = useState<string | undefined>(me.unitId ?? undefined);
  const [sent, setSent] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File) => {
    setBusy(true);
    setProblem(null);
    setSent(0);
    try {
      const { body } = await sendDraft(file, unitId, setSent);
      queries.setQueryData(['draft', body.draftId], body);
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      void navigate(`/ke-hoach/van-ban/${body.draftId}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <>
      <nav className="crumbs"><Link to="/ke-hoach">{t('nav.plans')}</Link></nav>
      <PageHead title={t('plans.import')} lead={t('plans.import.lead')} />
      {problem && <ProblemAlert problem={problem} />}
      <Form layout="vertical" className="card form" component="section">
        <Form.Item label={t('plans.import.unit')} extra={t('plans.import.unit.help')} htmlFor="import-unit"><UnitSelect id="import-unit" value={unitId} onChange={setUnitId} /></Form.Item>
        <FilePick accept=".docx,.pdf,.txt,.md" maxBytes={maxBytes} hint={t('plans.import.hint')} action={t('plans.import.read')} busy={busy} sent={sent} send={(file) => void send(file)} />
        {busy && <p role="status" className="soft">{t(sent < 1 ? 'plans.import.sending' : 'plans.import.reading')}</p>}
      </Form>
    </>
  );
}
