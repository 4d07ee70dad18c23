import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { draftCampaign, type CampaignPlanBody } from '../../api/campaign-plans';
import { asProblem, type Problem } from '../../api/problem';
import type { Regime } from '../../api/shapes';
import { DayInput } from '../../components/DayInput';
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
  plan: CampaignPlanBody;
}

export function NewCampaign() {
  const { t } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const draft = useDraft(form, 'campaign');
  const regime = Form.useWatch('regime', form) ?? 'tt16';
  // One id for this form: sending it twice keeps one draft.
  const id = useRef(newId());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      const { bankName, accountNumber, ...campaign } = typed;
      await draftCampaign({
        campaignId: id.current, ...campaign, closesOn: campaign.closesOn || undefined,
        account: bankName && accountNumber ? { bankName, accountNumber } : undefined,
      });
      draft.forget();
      await queries.invalidateQueries({ queryKey: ['campaign-plans'] });
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
      <PageHead title={t('campaign.new')} lead={t('campaign.new.lead')} />
      <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void send(typed)} onValuesChange={draft.keep} disabled={busy} scrollToFirstError
        initialValues={{ regime: 'tt16', unitId: me.unitId ?? undefined, opensOn: dayInVietnam(new Date()), plan: { budget: [{}], team: [{ role: 'head_of_unit' }, { role: 'chief_accountant' }, { role: 'parents_board' }] } }}>
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
          <Form.Item name="bankName" label={t('campaign.bank')}><Input /></Form.Item>
          <Form.Item name="accountNumber" label={t('campaign.account')} extra={t('campaign.account.help')} rules={[{ pattern: /^[0-9]{6,19}$/, message: t('campaign.account.wrong') }]}>
            <Input inputMode="numeric" autoComplete="off" />
          </Form.Item>
        </div>
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
