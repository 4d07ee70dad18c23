import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { readWeights, setWeights, weightNames, type Weights } from '../../../api/matching';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';

/** What wishes and costs are made of: data of the authority, not of the program. */
export function WeightsPanel({ authorityId, may }: { authorityId: string; may: boolean }) {
  const { t } = useTexts();
  const weights = useQuery({ queryKey: ['matching-weights', authorityId], queryFn: () => readWeights(authorityId) });
  const { busy, problem, step } = useStep('matching-weights');
  return (
    <details className="card" style={{ marginTop: 24 }}>
      <summary><strong>{t('matching.weights')}</strong></summary>
      <p className="soft">{t('matching.weights.lead')}</p>
      {problem && <ProblemAlert problem={problem} />}
      <Loaded query={weights}>
        {(view) => (
          <Form<Weights> key={view.version} layout="vertical" disabled={!may} initialValues={view.weights} onFinish={(values) => void step(() => setWeights(authorityId, values, view.version))}>
            <p className="small soft" role="status">{view.isOwn ? t('matching.weights.own', { name: view.changedName ?? '', at: formatTime(view.changedAt) }) : t('matching.weights.common')}</p>
            <div className="cards">
              {weightNames.map((name) => (
                <Form.Item key={name} name={name} label={t(`matching.weight.${name}` as TextKey)} rules={[{ required: true, message: t('matching.weight.missing') }]} style={{ marginBottom: 8 }}>
                  <InputNumber min={0} max={name === 'reserve' ? 100 : name === 'unknownKm' ? 3000 : ['modeDiffers', 'shortfall'].includes(name) ? 100_000 : 1000} precision={0} style={{ width: 140 }} />
                </Form.Item>
              ))}
            </div>
            {may && <Button htmlType="submit" loading={busy}>{t('matching.weights.save')}</Button>}
          </Form>
        )}
      </Loaded>
    </details>
  );
}
