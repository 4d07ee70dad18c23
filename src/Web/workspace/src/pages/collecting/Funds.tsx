import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listFunds } from '../../api/collecting';
import { useTexts } from '../../i18n';

/** Accounts that several campaigns share: statements go to the fund, people say where the rest belongs. */
export function Funds() {
  const { t } = useTexts();
  const funds = useQuery({ queryKey: ['funds'], queryFn: listFunds });
  if (!funds.data?.length) {
    return null;
  }
  return (
    <section>
      <h2>{t('funds.title')}</h2>
      <ul className="row-cards">
        {funds.data.map((fund) => (
          <li key={fund.bucketId}>
            <div className="head"><Link to={`/dong-gop/${fund.bucketId}`}>{fund.title}</Link></div>
            <div className="bar" style={{ marginBottom: 0 }}>
              <span className="soft small">{t('funds.members', { n: fund.campaigns.length })}</span>
              <Link to={`/dong-gop/${fund.bucketId}/phan-loai`}><Button size="small">{t('queue.title')}</Button></Link>
              <Link to={`/dong-gop/${fund.bucketId}/sao-ke/nhap`}><Button size="small">{t('import.statement')}</Button></Link>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
