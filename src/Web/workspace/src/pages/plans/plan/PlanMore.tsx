import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { copyPlan, planDocument, taskWorkbook } from '../../../api/feeds';
import { asProblem } from '../../../api/problem';
import type { PlanView } from '../../../api/plan-shapes';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useActsFor } from '../../../shell/useActsFor';
import { Feeds } from './Feeds';
import { EditPlan, MakeTemplate } from './PlanForms';

type Asked = 'feed' | 'edit' | 'template';

/** What else can be done with a plan: the document, the workbook, a plan of one's own from it, next year's copy, a pattern, a calendar address. */
export function PlanMore({ plan, derive, addTask }: { plan: PlanView; derive: () => void; addTask: () => void }) {
  const { t } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const [asked, setAsked] = useState<Asked>();
  const drafts = hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  const owns = useActsFor(plan.issuerUnitId) && drafts;
  const live = plan.state === 'issued' || plan.state === 'amended';
  const copy = () => modal.confirm({
    title: t('more.copy.ask'), content: t('more.copy.text'), okText: t('more.copy'), cancelText: t('form.back'),
    onOk: async () => {
      try {
        const id = newId();
        await copyPlan(plan.planId, id, 1);
        void navigate(`/ke-hoach/${id}`);
      } catch (thrown) {
        void message.error(asProblem(thrown).title || t('problem.failed'));
      }
    },
  });
  const items = [
    { key: 'docx', label: <a href={planDocument(plan.planId)} download>{t('more.docx')}</a> },
    { key: 'xlsx', label: <a href={taskWorkbook(plan.planId)} download>{t('more.xlsx')}</a> },
    ...(live && me.unitId ? [{ key: 'feed', label: t('more.feed'), onClick: () => setAsked('feed') }] : []),
    ...(owns && (live || plan.state === 'draft') ? [
      { key: 'task', label: t('task.add'), onClick: addTask },
      { key: 'edit', label: t('plan.edit'), onClick: () => setAsked('edit') },
    ] : []),
    ...(live && drafts ? [{ key: 'derive', label: t('derive.title'), onClick: derive }] : []),
    ...(drafts ? [{ key: 'copy', label: t('more.copy'), onClick: copy }] : []),
    ...(owns ? [{ key: 'template', label: t('template.make'), onClick: () => setAsked('template') }] : []),
  ];
  const leave = () => setAsked(undefined);
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}><Button>{t('more.open')} ▾</Button></Dropdown>
      {asked === 'feed' && <Feeds unitId={me.unitId!} name={plan.title.slice(0, 200)} leave={leave} />}
      {asked === 'edit' && <EditPlan plan={plan} leave={leave} />}
      {asked === 'template' && <MakeTemplate plan={plan} leave={leave} />}
    </>
  );
}
