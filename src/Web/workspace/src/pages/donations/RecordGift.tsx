import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { readCampaign, recordDonation } from '../../api/donations';
import { asProblem, type Problem } from '../../api/problem';
import type { DonorDisplay } from '../../api/shapes';
import { DayInput } from '../../components/DayInput';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useDraft } from '../../components/useDraft';
import { dayInVietnam, formatTime, momentFrom } from '../../format/dates';
import { formatVndUnit, parseVnd } from '../../format/money';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';
import { DonorFields } from '../collecting/DonorFields';
import { TermsFields, termsOf, type TypedTerms } from '../collecting/TermsFields';

interface Typed {
  amount: string;
  day: string;
  time: string;
  donorName?: string;
  donorDisplay: DonorDisplay;
  reference?: string;
  memo?: string;
  hasCondition?: boolean;
  condition?: TypedTerms;
}

/** One gift by hand. No suggested or least amount: the law forbids both. After saving the form is ready for the next one. */
export function RecordGift() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const queries = useQueryClient();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const [form] = Form.useForm<Typed>();
  const draft = useDraft(form, `gift:${campaignId}`);
  const first = useRef<InputRef>(null);
  // The id belongs to what is typed: a second press, or a retry after a broken line, is the same gift.
  const id = useRef(newId());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const amount = parseVnd(Form.useWatch('amount', form) ?? '');
  const hasCondition = Form.useWatch('hasCondition', form) ?? false;

  const send = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    setSaved(null);
    const amountVnd = parseVnd(typed.amount) ?? 0;
    const occurredAt = momentFrom(typed.day, typed.time) ?? '';
    try {
      const { status } = await recordDonation({
        donationId: id.current, campaignId, amountVnd, occurredAt, donorDisplay: typed.donorDisplay,
        donorName: typed.donorName?.trim() || undefined, reference: typed.reference?.trim() || undefined, memo: typed.memo?.trim() || undefined,
        condition: typed.hasCondition && typed.condition ? termsOf(typed.condition) : undefined,
      });
      setSaved(t(status === 201 ? 'gift.saved' : 'gift.savedBefore', { amount: formatVndUnit(amountVnd), time: formatTime(occurredAt) }));
      id.current = newId();
      draft.forget();
      form.resetFields(['amount', 'donorName', 'reference', 'memo', 'hasCondition', 'condition']);
      await Promise.all([queries.invalidateQueries({ queryKey: ['donations', campaignId] }), queries.invalidateQueries({ queryKey: ['campaign-totals'] })]);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
      first.current?.focus();
    }
  };
  const required = { required: true, message: t('form.required') };
  const now = new Date();
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}`}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('gift.record')} lead={t('gift.record.lead')} />
      {saved && <Alert type="success" showIcon role="status" title={saved} style={{ marginBottom: 16, maxWidth: 640 }} />}
      <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void send(typed)} onValuesChange={draft.keep} scrollToFirstError
        initialValues={{ donorDisplay: 'anonymous', day: dayInVietnam(now), time: formatTime(now.toISOString()).slice(-5) }}>
        <Form.Item name="amount" label={t('gift.amount')} extra={amount ? formatVndUnit(amount) : t('gift.amount.help')}
          rules={[required, { validator: async (_, text?: string) => { if (text && !parseVnd(text)) { throw new Error(t('gift.amount.wrong')); } } }]}>
          <Input ref={first} autoFocus inputMode="text" autoComplete="off" suffix="đ" />
        </Form.Item>
        <div className="cards">
          <Form.Item name="day" label={t('gift.day')} rules={[required]}><DayInput /></Form.Item>
          <Form.Item name="time" label={t('gift.time')} rules={[required, { pattern: /^([01]?\d|2[0-3]):[0-5]\d$/, message: t('gift.time.wrong') }]}>
            <Input inputMode="numeric" autoComplete="off" maxLength={5} placeholder="09:05" />
          </Form.Item>
        </div>
        <DonorFields />
        <Form.Item name="reference" label={t('gift.reference')} rules={[{ max: 64 }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="memo" label={t('gift.memo')} rules={[{ max: 500 }]}><Input.TextArea rows={3} /></Form.Item>
        <Form.Item name="hasCondition" valuePropName="checked" extra={t('condition.with.help')}><Checkbox>{t('condition.with')}</Checkbox></Form.Item>
        {hasCondition && <div data-condition-fields><TermsFields regime={campaign.data?.regime} under="condition" /></div>}
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar">
          <Button type="primary" htmlType="submit" loading={busy}>{t('gift.save')}</Button>
          <Link to={`/dong-gop/${campaignId}`}><Button>{t('form.back')}</Button></Link>
        </div>
      </Form>
    </>
  );
}
