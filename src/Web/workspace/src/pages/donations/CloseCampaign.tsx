import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { closeCampaign } from '../../api/donations';
import { asProblem } from '../../api/problem';
import type { Campaign } from '../../api/shapes';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

/** Ends a campaign, after saying what that means. */
export function CloseCampaign({ campaign }: { campaign: Campaign }) {
  const { t } = useTexts();
  const me = useAccount();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  if (campaign.closedOn || !hasRole(me, 'programme_officer', 'administrator')) {
    return null;
  }
  const close = async () => {
    const agreed = await modal.confirm({ title: t('campaign.close.ask'), content: t('campaign.close.text'), okText: t('campaign.close') });
    if (!agreed) {
      return;
    }
    try {
      await closeCampaign(campaign.campaignId);
      await Promise.all([queries.invalidateQueries({ queryKey: ['campaign', campaign.campaignId] }), queries.invalidateQueries({ queryKey: ['campaigns'] })]);
    } catch (thrown) {
      void message.error(asProblem(thrown).title || t('problem.failed'));
    }
  };
  return <Button onClick={() => void close()}>{t('campaign.close')}</Button>;
}
