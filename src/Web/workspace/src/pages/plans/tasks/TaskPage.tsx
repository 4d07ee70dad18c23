import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Occurrence, TaskView } from '../../../api/plan-shapes';
import { readTask } from '../../../api/tasks';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { StatusTag } from '../../../components/status/StatusTag';
import { statusOf } from '../../../components/status/statusOf';
import { daysBetween } from '../../../components/time/days';
import { useAddress } from '../../../components/useAddress';
import { dayInVietnam } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useActsFor } from '../../../shell/useActsFor';
import { DueDay } from './DueDay';
import { EvidenceList } from './EvidenceList';
import { EvidenceForm, ProgressForm } from './ProgressForm';
import { TaskEdit } from './TaskEdit';
import { TaskHistory } from './TaskHistory';
import { AskExtension, DecideExtension, Judge } from './WorkSteps';

/** One task: who does what by when, each piece of its work with its next step, and all that happened. */
export function TaskPage() {
  const { taskId = '' } = useParams();
  const task = useQuery({ queryKey: ['task', taskId], queryFn: () => readTask(taskId) });
  return <Loaded query={task}>{(found) => <Shown task={found} />}</Loaded>;
}

function Shown({ task }: { task: TaskView }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const today = dayInVietnam(new Date());
  // The piece that was asked for, else the one that is next to do.
  const work = task.occurrences.find((one) => one.occurrenceId === value('viec'))
    ?? task.occurrences.find((one) => one.state === 'waiting') ?? task.occurrences.find((one) => one.state === 'open') ?? task.occurrences[0];
  return (
    <>
      <nav className="crumbs"><Link to="/ke-hoach">{t('nav.plans')}</Link> › <Link to={`/ke-hoach/${task.planId}`}>{task.documentNumber ?? task.planTitle}</Link>{task.groupTitle && <> › <span>{task.groupSection}. {task.groupTitle}</span></>}</nav>
      <PageHead title={task.title} lead={<span className="num">{task.section}</span>} actions={<TaskEdit task={task} />} />
      <div className="task-sides">
        <div>
          <About task={task} />
          <h2>{t('task.works', { n: task.occurrenceCount })}</h2>
          {task.occurrences.length === 0 && <p className="soft">{t(task.planState === 'issued' || task.planState === 'amended' ? 'task.works.none' : 'task.works.notIssued')}</p>}
          <ul className="works">
            {task.occurrences.map((one) => (
              <li key={one.occurrenceId}>
                <button type="button" aria-pressed={one === work} onClick={() => change({ viec: one.occurrenceId })}>
                  <span><strong>{one.label || t('task.once')}</strong>{one.unitName && <span className="small soft"> · {one.unitName}</span>}</span>
                  <span className="spread"><StatusTag status={statusOf(one, today)} /><span className="num small">{one.percent} %</span><DueDay due={one.dueOn} days={one.dueOn ? daysBetween(today, one.dueOn) : null} done={one.state === 'accepted'} /></span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div>{work && <Work key={`${work.occurrenceId}:${work.state}`} task={task} work={work} />}</div>
      </div>
      <h2>{t('task.history')}</h2>
      <TaskHistory list={task.history} works={task.occurrences} />
    </>
  );
}

function About({ task }: { task: TaskView }) {
  const { t } = useTexts();
  const named = (role: string) => task.roles.filter((one) => one.role === role);
  const shown = (one: TaskView['roles'][number]) => one.unitName ?? (one.memberCount > 0 ? `${one.written} (${t('names.group', { n: one.memberCount })})` : one.written);
  return (
    <section className="card">
      <dl className="facts">
        <dt>{t('review.field.lead')}</dt><dd>{named('lead').map(shown).join(', ') || <span className="st-overdue">{t('task.noLead')}</span>}</dd>
        {(['coordinate', 'advise'] as const).filter((role) => named(role).length > 0).map((role) => (
          <div key={role} style={{ display: 'contents' }}><dt>{t(`task.role.${role}` as TextKey)}</dt><dd>{named(role).map(shown).join('; ')}</dd></div>
        ))}
        <dt>{t('review.field.deadline')}</dt><dd>{task.deadlineText ?? <span className="soft">{t('review.empty')}</span>}{task.deadlineNote && <div className="small soft">{task.deadlineNote}</div>}</dd>
        {task.products.length > 0 && <><dt>{t('review.field.products')}</dt><dd>{task.products.length === 1 ? task.products[0] : <ul className="items">{task.products.map((one) => <li key={one}>{one}</li>)}</ul>}</dd></>}
        {task.content.length > 0 && <><dt>{t('review.field.text')}</dt><dd><ul className="items">{task.content.map((one, i) => <li key={i}>{one}</li>)}</ul></dd></>}
        {task.draftId && <><dt>{t('task.source')}</dt><dd><Link to={`/ke-hoach/van-ban/${task.draftId}`}>{t('task.source.open', { section: task.section })}</Link></dd></>}
      </dl>
    </section>
  );
}

function Work({ task, work }: { task: TaskView; work: Occurrence }) {
  const { t } = useTexts();
  const me = useAccount();
  const judges = useActsFor(task.issuerUnitId) && hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'approver');
  const mine = useActsFor(work.unitId ?? task.issuerUnitId);
  const works = (mine || task.roles.some((one) => one.unitId && one.unitId === me.unitId)) && hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'school_officer');
  const asked = task.extensions.find((one) => one.occurrenceId === work.occurrenceId && one.state === 'asked');
  const live = task.planState === 'issued' || task.planState === 'amended';
  return (
    <>
      <h2 style={{ marginTop: 0 }}>{work.label || t('task.once')}</h2>
      {work.returned && work.state === 'open' && <p><StatusTag status="returned" /> {task.history.find((one) => one.kind === 'returned' && one.occurrenceId === work.occurrenceId)?.text}</p>}
      {live && work.state === 'waiting' && judges && <Judge work={work} />}
      {live && work.state === 'waiting' && !judges && <p role="status"><StatusTag status="waiting" /> {t('task.waits')}</p>}
      {live && asked && judges && asked.askedBy !== me.accountId && <DecideExtension one={asked} work={work} />}
      {asked && (!judges || asked.askedBy === me.accountId) && <p role="status">{t('extension.waits')}</p>}
      {live && work.state === 'open' && works && (
        <>
          <ProgressForm work={work} />
          <EvidenceForm work={work} />
          {work.dueOn && !asked && <AskExtension work={work} />}
        </>
      )}
      <EvidenceList list={task.evidence.filter((one) => one.occurrenceId === work.occurrenceId)} task={task} mayChange={live && works && work.state === 'open'} />
    </>
  );
}
