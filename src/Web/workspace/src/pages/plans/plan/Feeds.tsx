import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { listFeeds, makeFeed, revokeFeed } from '../../../api/feeds';
import { asProblem, type Problem } from '../../../api/problem';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { formatDay, formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** Addresses from which calendar programs read my unit's due days: a new one, and those that are in use. */
export function Feeds({ unitId, name, leave }: { unitId: string; name: string; leave: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [address, setAddress] = useState<string>();
  const [copied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const feeds = useQuery({ queryKey: ['feeds'], queryFn: () => listFeeds(1) });
  const act = async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
      await queries.invalidateQueries({ queryKey: ['feeds'] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const copy = () => navigator.clipboard.writeText(address!).then(() => setCopied(true), () => setCopied(false));
  return (
    <Modal open title={t('more.feed')} footer={null} onCancel={leave}>
      <p className="soft">{t('more.feed.text')}</p>
      {problem && <ProblemAlert problem={problem} />}
      {address
        ? <p className="bar"><Input readOnly className="grow" value={address} aria-label={t('more.feed')} onFocus={(event) => event.target.select()} /><Button onClick={() => void copy()}>{t(copied ? 'feed.copied' : 'feed.copy')}</Button></p>
        : <p><Button type="primary" loading={busy} onClick={() => void act(async () => setAddress(await makeFeed(unitId, name)))}>{t('feed.make')}</Button></p>}
      <h3>{t('feed.list')}</h3>
      <Loaded query={feeds}>
        {(list) => list.total === 0 ? <p className="soft">{t('feed.none')}</p> : (
          <ul className="plain">
            {list.items.map((one) => (
              <li key={one.feedId} className="spread">
                <span>{one.name}<br /><span className="small soft num">{t('feed.madeAt', { time: formatTime(one.madeAt) })}{one.lastUsedOn ? ` · ${t('feed.lastUsed', { day: formatDay(one.lastUsedOn) })}` : ''}</span></span>
                <Button size="small" disabled={busy} onClick={() => void act(async () => { await revokeFeed(one.feedId); setAddress(undefined); })}>{t('feed.revoke')}</Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Modal>
  );
}
