import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { boxes, myTasks, taskSorts, type Box, type TaskSort } from '../../../api/tasks';
import { workbookOfUnit } from '../../../api/feeds';
import { listNotices } from '../../../api/notices';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { useDelayed } from '../../../components/useDelayed';
import { useTexts, type TextKey } from '../../../i18n';
import { useAccount } from '../../../shell/session';
import { TaskTable } from './TaskTable';
import '../../../plans.css';

/** My unit's work: first how much is late, due, given back and waiting, then the list of what was chosen. */
export function MyTasks() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const asked = boxes.find((box) => box === value('viec'));
  // What is late comes first; nobody has to look for it.
  const first = useQuery({ queryKey: ['my-tasks', 'counts'], queryFn: () => myTasks('late', 1, 1), refetchInterval: 60_000 });
  const counts = first.data?.counts;
  const box: Box = asked ?? (!counts || counts.late > 0 ? 'late' : counts.returned > 0 ? 'returned' : counts.dueSoon > 0 ? 'due_soon' : 'open');
  const query = value('tim');
  const sort = taskSorts.find((one) => one === value('xep')) ?? 'due';
  const [text, setText] = useState(query);
  const words = useDelayed(text.trim(), 300);
  useEffect(() => { if (words !== query && words === text.trim()) { change({ tim: words }); } }, [words]);
  const tasks = useQuery({ queryKey: ['my-tasks', box, query, sort, page], queryFn: ({ signal }) => myTasks(box, page, undefined, query || undefined, sort, signal), placeholderData: keepPreviousData, enabled: !!counts || first.isError });
  const unread = useQuery({ queryKey: ['notices-unread'], queryFn: () => listNotices(1, true, 1), enabled: !!me.unitId });
  const numbers: Partial<Record<Box, number>> = counts
    ? { late: counts.late, due_soon: counts.dueSoon, returned: counts.returned, open: counts.open, waiting: counts.waiting, to_accept: counts.toAccept + counts.toDecide } : {};
  return (
    <section aria-label={t('myTasks.title')}>
      <h2>{t('myTasks.of', { unit: me.unitName ?? t('accounts.unit.none') })}</h2>
      <div className="boxes" role="tablist" aria-label={t('myTasks.title')}>
        {boxes.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={one === box} className={`box box-${one}${(numbers[one] ?? 0) > 0 ? ' some' : ''}`} onClick={() => change({ viec: one })} data-box={one}>
            {numbers[one] !== undefined && <span className="value num">{numbers[one]!.toLocaleString('vi-VN')}</span>}
            <span className="label">{t(`myTasks.box.${one}` as TextKey)}</span>
          </button>
        ))}
        {(unread.data?.total ?? 0) > 0 && <Link className="box some" to="/nhac-viec?loc=chua-doc"><span className="value num">{unread.data!.total}</span><span className="label">{t('myTasks.notices')}</span></Link>}
      </div>
      <div className="bar">
        <Input className="grow" type="search" allowClear value={text} onChange={(event) => setText(event.target.value)} placeholder={t('myTasks.search')} aria-label={t('myTasks.search')} />
        <Select<TaskSort> style={{ minWidth: 190 }} value={sort} aria-label={t('list.sort')} onChange={(next) => change({ xep: next === 'due' ? '' : next })} options={taskSorts.map((one) => ({ value: one, label: t(`myTasks.sort.${one}` as TextKey) }))} />
      </div>
      <Loaded query={tasks}>
        {(found) => found.tasks.total === 0 && query
          ? <EmptyState title={t('task.none')} text={t('units.none.text')} action={<Button onClick={() => { setText(''); change({ tim: '' }); }}>{t('list.clear')}</Button>} />
          : found.tasks.total === 0
          ? <EmptyState title={t(`myTasks.none.${box}` as TextKey)} text={t('myTasks.none.text')} action={<Link to="/ke-hoach"><Button>{t('myTasks.plans')}</Button></Link>} />
          : <><div className="bar list-tools"><span className="soft" role="status">{t('task.count', { n: found.tasks.total })}</span>{me.unitId && <a href={workbookOfUnit(me.unitId)} download><Button size="small">{t('myTasks.export')}</Button></a>}</div><TaskTable list={found.tasks} change={(next) => change({ trang: next })} /></>}
      </Loaded>
    </section>
  );
}
