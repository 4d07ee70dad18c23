import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { changeCampaign, draftCampaign, readCampaignPlan } from '../../api/campaign-plans';
import type { CampaignPlan, CampaignPlanBody } from '../../api/collecting-shapes';
import { asProblem, type Problem } from '../../api/problem';
import type { Regime } from '../../api/shapes';
import { DayInput } from '../../components/DayInput';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { UnitSelect } from '../../components/UnitSelect';
import { useDraft } from '../../components/useDraft';
import { dayInVietnam } from '../../format/dates';
import { slugOf } from '../../format/slug';
import { newId } from '../../format/uuid';
import { useTexts, type TextKey } from '../../i18n';
import { useAccount } from '../../shell/session';
import { CampaignPlanFields } from './CampaignPlanFields';

// Names by which banks are known to the transfer code.
const banks = ['Vietcombank', 'VietinBank', 'BIDV', 'Agribank', 'MBBank', 'Techcombank', 'ACB', 'Sacombank', 'VPBank', 'TPBank', 'SHB', 'HDBank', 'VIB', 'MSB', 'SeABank', 'LPBank', 'OCB', 'Eximbank'];

interface Typed {
  title: string;
  slug: string;
  regime: Regime;
  unitId: string;
  beneficiaryUnitId?: string;
  opensOn: string;
  closesOn?: string;
  bankName?: string;
  accountNumber?: string;
  shared?: boolean;
  plan: CampaignPlanBody;
}

/** A plan of a campaign, written as the law wants it; a draft until another person has approved it. */
export function NewCampaign() {
  return <PlanForm />;
}

/** The same form over a draft that is there. The account's number is not shown again, so it is typed anew. */
export function EditCampaign() {
  const { campaignId = '' } = useParams();
  const plan = useQuery({ queryKey: ['campaign-plan', campaignId], queryFn: () => readCampaignPlan(campaignId) });
  return <Loaded query={plan}>{(found) => <PlanForm known={found} />}</Loaded>;
}

function PlanForm({ known }: { known?: CampaignPlan }) {
  const { t } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const draft = useDraft(form, known ? `campaign:${known.campaignId}` : 'campaign');
  const regime = Form.useWatch('regime', form) ?? known?.regime ?? 'tt16';
  // One id for this form: sending it twice keeps one draft.
  const id = useRef(known?.campaignId ?? newId());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      const { bankName, accountNumber, shared, ...campaign } = typed;
      const request = {
        campaignId: id.current, ...campaign, closesOn: campaign.closesOn || undefined,
        account: bankName && accountNumber ? { bankName, accountNumber, shared: shared === true } : undefined,
      };
      await (known ? changeCampaign(known.campaignId, request) : draftCampaign(request));
      draft.forget();
      await Promise.all(['campaign-plans', 'campaign-plan'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      void navigate(`/dong-gop/ke-hoach/${id.current}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link></nav>
      <PageHead title={t(known ? 'campaign.plan.edit' : 'campaign.new')} lead={t('campaign.new.lead')} />
      <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void send(typed)} onValuesChange={draft.keep} disabled={busy} scrollToFirstError
        initialValues={known ? valuesOf(known) : { regime: 'tt16', unitId: me.unitId ?? undefined, opensOn: dayInVietnam(new Date()), plan: { budget: [{}], team: [{ role: 'head_of_unit' }, { role: 'chief_accountant' }, { role: 'parents_board' }] } }}>
        <Form.Item name="title" label={t('campaign.title')} rules={[required, { max: 200 }]}>
          <Input onBlur={() => { if (!form.getFieldValue('slug')) { form.setFieldValue('slug', slugOf(form.getFieldValue('title') ?? '')); } }} />
        </Form.Item>
        <Form.Item name="slug" label={t('campaign.slug')} extra={t('campaign.slug.help')} rules={[required, { min: 3, max: 60 }, { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: t('campaign.slug.wrong') }]}>
          <Input prefix={<span className="soft">/chien-dich/</span>} />
        </Form.Item>
        <Form.Item name="regime" label={t('campaign.regime')} rules={[required]}>
          <Radio.Group style={{ display: 'grid', gap: 8 }} options={(['tt16', 'nd93', 'other'] as const).map((value) => ({ value, label: t(`regime.${value}` as TextKey) }))} />
        </Form.Item>
        <Form.Item name="unitId" label={t('campaign.unit')} rules={[required]}><UnitSelect /></Form.Item>
        <Form.Item name="beneficiaryUnitId" label={t('campaign.beneficiary')}><UnitSelect /></Form.Item>
        <div className="cards">
          <Form.Item name="opensOn" label={t('campaign.opensOn')} rules={[required]}><DayInput /></Form.Item>
          <Form.Item name="closesOn" label={t('campaign.closesOn')} dependencies={['opensOn']}
            rules={[{ validator: async (_, day?: string) => { if (day && day < form.getFieldValue('opensOn')) { throw new Error(t('campaign.closesOn.wrong')); } } }]}>
            <DayInput />
          </Form.Item>
          <Form.Item name="bankName" label={t('campaign.bank')} extra={t('campaign.bank.help')}><AutoComplete options={banks.map((value) => ({ value }))} showSearch={{ filterOption: (typed, option) => option!.value.toLowerCase().includes(typed.toLowerCase()) }} /></Form.Item>
          <Form.Item name="accountNumber" label={t('campaign.account')} extra={t('campaign.account.help')} rules={[{ pattern: /^[0-9]{6,19}$/, message: t('campaign.account.wrong') }]}>
            <Input inputMode="numeric" autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="shared" valuePropName="checked" extra={t('campaign.shared.help')}><Checkbox disabled={regime === 'nd93'}>{t('campaign.shared')}</Checkbox></Form.Item>
        <CampaignPlanFields regime={regime} />
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar">
          <Button type="primary" htmlType="submit" loading={busy}>{t('campaign.draft')}</Button>
          <Link to="/dong-gop"><Button>{t('form.cancel')}</Button></Link>
        </div>
      </Form>
    </>
  );
}

function valuesOf(plan: CampaignPlan): Partial<Typed> {
  return {
    title: plan.title, slug: plan.slug, regime: plan.regime, unitId: plan.unitId, beneficiaryUnitId: plan.beneficiaryUnitId ?? undefined, opensOn: plan.opensOn, closesOn: plan.closesOn ?? undefined,
    bankName: plan.bankName ?? undefined, shared: plan.accountShared, plan: plan.plan ?? undefined,
  };
}
