import { Button } from 'antd';
import { useState } from 'react';
import { qrPicture } from '../../api/campaign-plans';
import type { CampaignPlan } from '../../api/collecting-shapes';
import { useTexts } from '../../i18n';

/** The transfer code to print and hang up, as picture for papers and for screens. */
export function CampaignQr({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const [failed, setFailed] = useState(false);
  if (plan.state !== 'open') {
    return null;
  }
  if (failed) {
    return <p className="soft">{t('qr.none')}</p>;
  }
  return (
    <section className="card qr-sheet" style={{ marginTop: 16 }} data-qr>
      <h2 style={{ marginTop: 0 }}>{plan.title}</h2>
      <img className="qr" src={qrPicture(plan.campaignId, 'svg')} alt={t('qr.campaign')} onError={() => setFailed(true)} />
      <p className="soft small">{t('qr.text')}</p>
      <div className="bar" style={{ marginBottom: 0 }}>
        <Button type="primary" onClick={() => window.print()}>{t('qr.print')}</Button>
        <a href={qrPicture(plan.campaignId, 'svg')} download={`${plan.slug}.svg`}><Button>SVG</Button></a>
        <a href={qrPicture(plan.campaignId, 'png')} download={`${plan.slug}.png`}><Button>PNG</Button></a>
      </div>
    </section>
  );
}
