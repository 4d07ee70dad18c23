import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Link } from 'react-router';
import { gapCounts } from '../../../api/boards';
import type { Gap } from '../../../api/plan-shapes';
import { Figure } from '../../../components/Figure';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { useTexts, type TextKey } from '../../../i18n';
import { GapTable } from './GapTable';
import { OverdueBoard } from './OverdueBoard';
import { Warnings } from './Warnings';
import '../../../plans.css';

/** What a leader opens: who is late, what will slip, what is missing before anybody can be late. For all plans, or for one. */
export function Boards() {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const planId = value('ke-hoach') || undefined;
  return (
    <>
      <nav className="crumbs"><Link to="/ke-hoach">{t('nav.plans')}</Link>{planId && <> › <Link to={`/ke-hoach/${planId}`}>{t('boards.onePlan')}</Link></>}</nav>
      <PageHead title={t('boards.title')} lead={t(planId ? 'boards.lead.one' : 'boards.lead')} actions={planId && <Link to="/ke-hoach/bang">{t('boards.all')}</Link>} />
      <Tabs activeKey={value('muc') || 'qua-han'} destroyOnHidden onChange={(key) => change({ muc: key === 'qua-han' ? '' : key, thieu: '' })}
        items={[
          { key: 'qua-han', label: t('boards.overdue'), children: <OverdueBoard planId={planId} /> },
          { key: 'canh-bao', label: t('boards.warnings'), children: <Warnings planId={planId} /> },
          { key: 'con-thieu', label: t('boards.gaps'), children: <Gaps planId={planId} /> },
        ]} />
    </>
  );
}

function Gaps({ planId }: { planId?: string }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const counts = useQuery({ queryKey: ['gaps', planId], queryFn: () => gapCounts(planId) });
  return (
    <Loaded query={counts}>
      {(found) => {
        const gaps = Object.entries(found.counts) as [Gap, number][];
        const shown = gaps.find(([gap]) => gap === value('thieu'))?.[0] ?? gaps.find(([, n]) => n > 0)?.[0];
        return (
          <>
            <div className="boxes" role="tablist" aria-label={t('boards.gaps')}>
              {gaps.map(([gap, n]) => (
                <button key={gap} type="button" role="tab" aria-selected={gap === shown} className={`box${n > 0 ? ' box-late some' : ''}`} onClick={() => change({ thieu: gap })}>
                  <span className="value num">{n.toLocaleString('vi-VN')}</span><span className="label">{t(`gap.${gap}` as TextKey)}</span>
                </button>
              ))}
            </div>
            <div className="figures"><Figure label={t('gap.ofTasks')}>{found.tasks.toLocaleString('vi-VN')}</Figure><Figure label={t('gap.ofIndicators')}>{found.indicators.toLocaleString('vi-VN')}</Figure></div>
            {shown ? <GapTable gap={shown} planId={planId} /> : <p>{t('gap.nothing')}</p>}
          </>
        );
      }}
    </Loaded>
  );
}
