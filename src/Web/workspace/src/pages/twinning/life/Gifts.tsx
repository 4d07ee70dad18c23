import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { giftKinds, nameGift, type ActivityView, type GiftKind } from '../../../api/pair-life';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { useTexts, type TextKey } from '../../../i18n';
import { Link } from 'react-router';

const places: Record<GiftKind, string | null> = { campaign: '/dong-gop/', shipment: '/hang/', gift: null };

/** Gifts that belong to an activity are in the donations ledger; here stands only where. */
export function Gifts({ activity }: { activity: ActivityView }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const { busy, problem, step } = useStep('activity');
  const send = async ({ reference, kind, note }: { reference: string; kind: GiftKind; note?: string }) => {
    if (await step(() => nameGift(activity.activityId, { referenceId: idIn(reference)!, kind, note: note?.trim() || null }))) {
      setAsked(false);
    }
  };
  return (
    <section aria-label={t('gifts.title')}>
      <h2>{t('gifts.title')}</h2>
      {activity.gifts.length === 0 && <p className="soft">{t('gifts.none')}</p>}
      <ul className="plain">
        {activity.gifts.map((gift) => {
          const [place, word] = [places[gift.kind], t(`gifts.kind.${gift.kind}` as TextKey)];
          return <li key={gift.referenceId}>{place ? <Link to={place + gift.referenceId}>{word}</Link> : word}{gift.note && ` · ${gift.note}`} <span className="mono soft">{gift.referenceId.slice(0, 8)}</span></li>;
        })}
      </ul>
      {activity.mySide && !asked && <Button onClick={() => setAsked(true)}>{t('gifts.add')}</Button>}
      {asked && (
        <Form name="gift" layout="vertical" className="card form" aria-label={t('gifts.add')} initialValues={{ kind: 'shipment' }} onFinish={send}>
          <Form.Item name="kind" label={t('gifts.kind')}><Select options={giftKinds.map((value) => ({ value, label: t(`gifts.kind.${value}` as TextKey) }))} /></Form.Item>
          <Form.Item name="reference" label={t('gifts.reference')} extra={t('gifts.reference.help')}
            rules={[{ validator: (_, typed?: string) => (idIn(typed) ? Promise.resolve() : Promise.reject(new Error(t('gifts.reference.wrong')))) }]}><Input maxLength={300} /></Form.Item>
          <Form.Item name="note" label={t('gifts.note')}><Input maxLength={300} /></Form.Item>
          {problem && <ProblemAlert problem={problem} />}
          <div className="bar" style={{ marginBottom: 0 }}><Button type="primary" htmlType="submit" loading={busy}>{t('gifts.add')}</Button><Button onClick={() => setAsked(false)}>{t('twinning.back')}</Button></div>
        </Form>
      )}
    </section>
  );
}

/** The id in what was pasted: the address of the page, or the id alone. */
export function idIn(typed: string | undefined): string | null {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed ?? '')?.[0].toLowerCase() ?? null;
}
