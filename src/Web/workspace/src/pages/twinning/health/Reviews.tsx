import '../../../plans.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { listReviews, marks, readReviewFigures, reviewPair, type Mark, type ReviewFigures } from '../../../api/pair-health';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { formatTime, thisSchoolYear } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** A year of a pair in figures, the mark they propose, and what the offices said of it. */
export function Reviews({ agreementId, schoolYear }: { agreementId: string; schoolYear: number }) {
  const { t } = useTexts();
  const begun = schoolYear <= thisSchoolYear();
  const figures = useQuery({ queryKey: ['reviews', 'figures', agreementId, schoolYear], queryFn: () => readReviewFigures(agreementId, schoolYear), enabled: begun });
  const reviews = useQuery({ queryKey: ['reviews', agreementId], queryFn: () => listReviews(agreementId) });
  const me = useAccount();
  return (
    <>
      {begun ? <Loaded query={figures}>{(it) => (
        <>
          <Points figures={it} />
          {hasRole(me, 'unit_officer', 'programme_officer', 'approver') && <ReviewForm agreementId={agreementId} figures={it} />}
        </>
      )}</Loaded> : <EmptyState title={t('yearReview.notBegun')} text={t('yearReview.notBegun.text')} />}
      <h2>{t('yearReview.list')}</h2>
      <Loaded query={reviews}>
        {(list) => list.length === 0 ? <EmptyState title={t('yearReview.empty')} text={t('yearReview.empty.text')} /> : (
          <ul className="row-cards">
            {list.map((one) => (
              <li key={one.reviewId}>
                <div className="head">{t('twinning.year', { from: one.schoolYear, to: one.schoolYear + 1 })}: {t(`yearReview.mark.${one.mark}` as TextKey)} · <span className="num">{formatNumber(one.points)}</span> {t('yearReview.points')}</div>
                {one.mark !== one.proposedMark && <div className="small soft">{t('yearReview.differs', { mark: t(`yearReview.mark.${one.proposedMark}` as TextKey) })}</div>}
                {one.text && <div className="said">{one.text}</div>}
                <div className="small soft">{one.byUnitName} · {one.byName} · <span className="num">{formatTime(one.at)}</span></div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}

function Points({ figures }: { figures: ReviewFigures }) {
  const { t, language } = useTexts();
  return (
    <section className="card" style={{ marginBottom: 16 }}>
      <h2 style={{ marginTop: 0 }}>{t('yearReview.figures', { from: figures.schoolYear, to: figures.schoolYear + 1 })}</h2>
      <p><strong className="num">{formatNumber(figures.points)}/100</strong> · {t('yearReview.proposed', { mark: t(`yearReview.mark.${figures.proposedMark}` as TextKey) })}</p>
      <ul className="plain">
        {figures.criteria.map((one) => (
          <li key={one.code} className="spread"><span>{language === 'vi' ? one.name : one.nameEn}</span><span className="num small">{t('yearReview.line', { value: formatNumber(one.value), full: formatNumber(one.full), points: formatNumber(one.points) })}</span></li>
        ))}
      </ul>
    </section>
  );
}

function ReviewForm({ agreementId, figures }: { agreementId: string; figures: ReviewFigures }) {
  const { t } = useTexts();
  const [reviewId, setReviewId] = useState<string | null>(null);
  const { busy, problem, step } = useStep('reviews');
  const [form] = Form.useForm<{ mark: Mark; text?: string }>();
  const mark = Form.useWatch('mark', form);
  if (!reviewId) {
    return <Button type="primary" onClick={() => setReviewId(newId())}>{t('yearReview.write')}</Button>;
  }
  const differs = mark !== undefined && mark !== figures.proposedMark;
  const send = async (typed: { mark: Mark; text?: string }) => {
    if (await step(() => reviewPair(agreementId, figures.schoolYear, { reviewId, mark: typed.mark, text: typed.text?.trim() || null }))) {
      setReviewId(null);
    }
  };
  return (
    <Form form={form} name="review" layout="vertical" className="card form" aria-label={t('yearReview.write')} initialValues={{ mark: figures.proposedMark }} onFinish={send}>
      <Form.Item name="mark" label={t('yearReview.mark')}><Select options={marks.map((value) => ({ value, label: t(`yearReview.mark.${value}` as TextKey) }))} /></Form.Item>
      <Form.Item name="text" label={t(differs ? 'yearReview.why' : 'yearReview.text')} dependencies={['mark']} rules={differs ? [{ required: true, whitespace: true, min: 10, message: t('propose.length', { least: 10 }) }] : []}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar" style={{ marginBottom: 0 }}><Button type="primary" htmlType="submit" loading={busy}>{t('yearReview.send')}</Button><Button onClick={() => setReviewId(null)}>{t('twinning.back')}</Button></div>
    </Form>
  );
}
