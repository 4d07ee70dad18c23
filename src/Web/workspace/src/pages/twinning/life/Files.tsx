import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { activityFile, setConsent, withdrawFile, type ActivityFile, type ActivityView } from '../../../api/pair-life';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { AddFile } from './AddFile';
import { ConsentFields, consentBasis, type ConsentTyped } from './ConsentFields';

/** Photos and papers of an activity. One that shows children stays with the school that brought it until their consent is at hand. */
export function Files({ activity }: { activity: ActivityView }) {
  const { t } = useTexts();
  return (
    <section aria-label={t('file.title')}>
      <h2>{t('file.title')}</h2>
      {activity.files.length === 0 && <p className="soft">{t(activity.mySide ? 'file.none.text' : 'file.none')}</p>}
      <ul className="row-cards" style={{ marginBottom: 12 }}>{activity.files.map((file) => <OneFile key={file.fileId} file={file} activity={activity} />)}</ul>
      {activity.mySide && activity.state !== 'cancelled' && <AddFile activityId={activity.activityId} />}
    </section>
  );
}

const kinds: Record<string, StateKind> = { asked: 'wait', given: 'good', withdrawn: 'off' };

function OneFile({ file, activity }: { file: ActivityFile; activity: ActivityView }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState<'give' | 'take' | 'withdraw' | null>(null);
  const mine = file.side === activity.mySide && !file.withdrawn;
  const mayRead = file.mayRead && !file.withdrawn;
  return (
    <li data-file={file.fileId}>
      <div className="head">{mayRead ? <a href={activityFile(file.fileId)} download={file.fileName}>{file.fileName}</a> : file.withdrawn ? <del>{file.fileName}</del> : file.fileName}</div>
      {mayRead && file.mediaType.startsWith('image/') && <img className="photo" src={activityFile(file.fileId)} alt={t('file.alt', { title: activity.activity.title })} loading="lazy" />}
      <div className="small soft">{file.side === 'supporter' ? activity.supporterName : activity.seekerName} · <span className="num">{Math.ceil(file.byteCount / 1024).toLocaleString('vi-VN')} KB · {formatTime(file.addedAt)}</span></div>
      {file.withdrawn && <State kind="off" text={t('file.gone')} />}
      {file.consent !== 'not_needed' && !file.withdrawn && <State kind={kinds[file.consent] ?? 'off'} text={t(`file.consent.${file.consent}` as TextKey)} />}
      {!file.mayRead && !file.withdrawn && <p className="small soft" style={{ margin: 0 }}>{t('file.waits')}</p>}
      {mine && !asked && (
        <div className="bar" style={{ margin: '8px 0 0' }}>
          {file.consent === 'asked' && <Button type="primary" size="small" onClick={() => setAsked('give')}>{t('file.act.give')}</Button>}
          {file.consent === 'given' && <Button size="small" onClick={() => setAsked('take')}>{t('file.act.take')}</Button>}
          <Button size="small" type="text" onClick={() => setAsked('withdraw')}>{t('file.act.withdraw')}</Button>
        </div>
      )}
      {mine && asked && <FileStep file={file} what={asked} leave={() => setAsked(null)} />}
    </li>
  );
}

function FileStep({ file, what, leave }: { file: ActivityFile; what: 'give' | 'take' | 'withdraw'; leave: () => void }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep('activity');
  const word = t(`file.act.${what}`);
  const send = async ({ reason, paper }: Partial<ConsentTyped> & { reason?: string }) => {
    const said = reason?.trim() ?? '';
    const does = () => (what === 'give' ? setConsent(file.fileId, true, { basis: consentBasis(t('consent.said'), paper ?? '') }) : what === 'take' ? setConsent(file.fileId, false, { reason: said }) : withdrawFile(file.fileId, said));
    if (await step(does)) {
      leave();
    }
  };
  return (
    <Form name={`file-${file.fileId}`} layout="vertical" className="below" aria-label={word} onFinish={send}>
      {what === 'give' ? <ConsentFields /> : (
        <>
          <p className="small">{t(what === 'take' ? 'file.take.text' : 'file.withdraw.text')}</p>
          <Form.Item name="reason" label={t('activity.reason')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }, { min: 2, message: t('propose.length', { least: 2 }) }]}><Input maxLength={500} autoFocus /></Form.Item>
        </>
      )}
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar" style={{ marginBottom: 0 }}><Button htmlType="submit" type="primary" danger={what !== 'give'} loading={busy}>{word}</Button><Button onClick={leave}>{t('twinning.back')}</Button></div>
    </Form>
  );
}
