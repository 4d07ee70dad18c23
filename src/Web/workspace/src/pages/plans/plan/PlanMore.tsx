import { App, Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { copyPlan, makeFeed, planDocument, taskWorkbook } from '../../../api/feeds';
import { asProblem } from '../../../api/problem';
import type { PlanView } from '../../../api/plan-shapes';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** What else can be done with a plan: the document, the workbook, a plan of one's own from it, next year's copy, a calendar address. */
export function PlanMore({ plan, derive }: { plan: PlanView; derive: () => void }) {
  const { t } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const drafts = hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  const tried = (action: () => Promise<void>) => void action().catch((thrown: unknown) => message.error(asProblem(thrown).title || t('problem.failed')));
  const copy = () => tried(async () => {
    const id = newId();
    await copyPlan(plan.planId, id, 1);
    void navigate(`/ke-hoach/${id}`);
  });
  const feed = () => tried(async () => {
    const address = await makeFeed(me.unitId!, plan.title.slice(0, 200));
    modal.info({ title: t('more.feed'), content: <><p>{t('more.feed.text')}</p><p className="mono">{address}</p></> });
  });
  const live = plan.state === 'issued' || plan.state === 'amended';
  const items = [
    { key: 'docx', label: <a href={planDocument(plan.planId)} download>{t('more.docx')}</a> },
    { key: 'xlsx', label: <a href={taskWorkbook(plan.planId)} download>{t('more.xlsx')}</a> },
    ...(live && me.unitId ? [{ key: 'feed', label: t('more.feed'), onClick: feed }] : []),
    ...(live && drafts ? [{ key: 'derive', label: t('derive.title'), onClick: derive }] : []),
    ...(drafts ? [{ key: 'copy', label: t('more.copy'), onClick: copy }] : []),
  ];
  return <Dropdown menu={{ items }} trigger={['click']}><Button>{t('more.open')} ▾</Button></Dropdown>;
}
