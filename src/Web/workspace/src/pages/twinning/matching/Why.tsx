import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { explain, type Run, type SolutionKind } from '../../../api/matching';
import { Loaded } from '../../../components/Loaded';
import { State } from '../../../components/State';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { Decide, type Asked } from './Pairs';

/** Why two schools are partners, or why not: any two, each sentence checked against the data of the run. */
export function Why({ run, solution, asked, ask }: { run: Run; solution: SolutionKind; asked: Asked | null; ask: (asked: Asked | null) => void }) {
  const { t, language } = useTexts();
  const me = useAccount();
  const place = useRef<HTMLElement>(null);
  const [deciding, setDeciding] = useState<'fix' | 'forbid' | null>(null);
  const both = !!asked?.seekerId && !!asked.supporterId;
  const reasons = useQuery({
    queryKey: ['explanation', run.runId, solution, asked?.seekerId, asked?.supporterId], enabled: both, queryFn: () => explain(run.runId, asked!.seekerId, asked!.supporterId, solution),
  });
  useEffect(() => {
    if (asked) {
      place.current?.scrollIntoView({ block: 'nearest' });
      place.current?.focus();
    }
  }, [asked]);
  const none: Asked = { seekerId: '', seekerName: '', supporterId: '', supporterName: '' };
  return (
    <section ref={place} tabIndex={-1} className="card" data-why style={{ marginTop: 16 }} aria-label={t('matching.why.title')}>
      <h2 style={{ marginTop: 0 }}>{t('matching.why.title')}</h2>
      <p className="soft small">{t('matching.why.lead', { solution: t(`matching.kind.${solution}` as TextKey) })}</p>
      <div className="cards" style={{ marginBottom: 12 }}>
        <div><label htmlFor="why-seeker">{t('matching.seeker')}</label><UnitSelect id="why-seeker" value={asked?.seekerId} onChange={(id) => ask({ ...none, ...asked, seekerId: id ?? '' })} /></div>
        <div><label htmlFor="why-supporter">{t('matching.supporter')}</label><UnitSelect id="why-supporter" value={asked?.supporterId} onChange={(id) => ask({ ...none, ...asked, supporterId: id ?? '' })} /></div>
      </div>
      {both && (
        <Loaded query={reasons}>
          {(found) => (
            <>
              <p><State kind={found.arePartners ? 'good' : 'off'} text={found.arePartners ? t('matching.arePartners') : t('matching.areNotPartners')} /></p>
              <ul>{found.lines.map((line) => <li key={line.code} data-statement={line.code}>{language === 'en' ? line.textEn : line.text} <span className="small soft">{line.holds ? t('matching.checked') : t('matching.unchecked')}</span></li>)}</ul>
              {hasRole(me, 'programme_officer', 'administrator') && (
                <div className="bar">
                  <Button onClick={() => setDeciding('fix')}>{t('matching.fix')}</Button>
                  <Button onClick={() => setDeciding('forbid')}>{t('matching.forbid')}</Button>
                </div>
              )}
              {deciding && <Decide run={run} pair={found} kind={deciding} close={() => setDeciding(null)} />}
            </>
          )}
        </Loaded>
      )}
    </section>
  );
}
