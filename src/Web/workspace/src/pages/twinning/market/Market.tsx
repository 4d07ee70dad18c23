import '../registers/registers.css';
import { useQuery } from '@tanstack/react-query';
import { Select, Table } from 'antd';
import { Link } from 'react-router';
import { readMarket, type MarketLine } from '../../../api/twinning';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { thisSchoolYear } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { GapChart } from './GapChart';

/** Who needs and who offers, by theme and authority, and what is missing. */
export function Market() {
  const { t, language } = useTexts();
  const { value, change } = useAddress();
  const present = thisSchoolYear();
  const year = Number(value('nam')) || present;
  const [theme, authority] = [value('linh-vuc'), value('dia-phuong')];
  const market = useQuery({ queryKey: ['market', year], queryFn: () => readMarket(year) });
  const nameOf = (line?: MarketLine) => (line ? (language === 'vi' ? line.themeName : line.themeNameEn) : '');
  const shown = (line: MarketLine) => (!theme || line.themeCode === theme) && (!authority || line.authorityId === authority);
  const number = (value: number) => <span className="num">{formatNumber(value)}</span>;
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('twinning.market')} lead={t('twinning.market.lead')} />
      <div className="bar">
        <Select value={year} aria-label={t('need.year')} onChange={(next: number) => change({ nam: next === present ? '' : next })}
          options={[-1, 0, 1, 2, 3, 4].map((ahead) => ({ value: present + ahead, label: t('twinning.year', { from: present + ahead, to: present + ahead + 1 }) }))} />
      </div>
      <Loaded query={market}>
        {({ lines, gaps, schoolYear }) => lines.length === 0 ? <EmptyState title={t('market.empty')} text={t('market.empty.text')} /> : (
          <>
            <div className="register-filters">
              <label>{t('need.theme')}
                <Select value={theme} aria-label={t('need.theme')} onChange={(next: string) => change({ 'linh-vuc': next })}
                  options={[{ value: '', label: t('said.all') }, ...firstOf(lines, (line) => line.themeCode).map((line) => ({ value: line.themeCode, label: nameOf(line) }))]} />
              </label>
              <label>{t('market.authority')}
                <Select value={authority} aria-label={t('market.authority')} onChange={(next: string) => change({ 'dia-phuong': next })}
                  options={[{ value: '', label: t('said.all') }, ...firstOf(lines, (line) => line.authorityId).map((line) => ({ value: line.authorityId, label: line.authorityName }))]} />
              </label>
            </div>
            <h2>{t('market.gaps', { from: schoolYear, to: schoolYear + 1 })}</h2>
            {gaps.length === 0 ? <p className="soft">{t('market.noGaps')}</p> : <>
            <GapChart gaps={gaps.filter((gap) => !theme || gap.themeCode === theme).map((gap) => ({ ...gap, name: nameOf(lines.find((line) => line.themeCode === gap.themeCode)) }))} label={t('market.chart')} />
            <div className="table-scroll">
              <Table rowKey="themeCode" dataSource={gaps.filter((gap) => !theme || gap.themeCode === theme)} pagination={false} scroll={{ x: 560 }} columns={[
                { title: t('need.theme'), key: 'theme', render: (_, gap) => nameOf(lines.find((line) => line.themeCode === gap.themeCode)) },
                { title: t('market.needing'), key: 'needing', align: 'right', render: (_, gap) => <Link to={`/ket-nghia/nhu-cau?xem=tat-ca&linh-vuc=${gap.themeCode}&nam=${schoolYear}`}>{number(gap.needingSchools)}</Link> },
                { title: t('market.places'), key: 'places', align: 'right', render: (_, gap) => <Link to={`/ket-nghia/kha-nang?xem=tat-ca&linh-vuc=${gap.themeCode}&nam=${schoolYear}`}>{number(gap.places)}</Link> },
                { title: t('market.gap'), key: 'gap', align: 'right', render: (_, gap) => <strong>{number(gap.gap)}</strong> },
              ]} />
            </div>
            </>}
            <h2>{t('market.lines')}</h2>
            <GapChart gaps={byAuthority(lines.filter(shown))} label={t('market.chart.authority')} />
            <div className="table-scroll">
              <Table<MarketLine> rowKey={(line) => line.themeCode + line.authorityId} dataSource={lines.filter(shown)} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: 820 }} columns={[
                { title: t('need.theme'), key: 'theme', render: (_, line) => nameOf(line) },
                { title: t('market.authority'), dataIndex: 'authorityName' },
                { title: t('market.needing'), key: 'needing', align: 'right', render: (_, line) => number(line.needingSchools) },
                { title: t('market.urgent'), key: 'urgent', align: 'right', render: (_, line) => number(line.urgentSchools) },
                { title: t('market.offering'), key: 'offering', align: 'right', render: (_, line) => number(line.offeringSchools) },
                { title: t('market.places'), key: 'places', align: 'right', render: (_, line) => number(line.places) },
              ]} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

/** The first line of each theme or authority, in the order of the lines. */
function firstOf(lines: MarketLine[], key: (line: MarketLine) => string): MarketLine[] {
  return [...new Map([...lines].reverse().map((line) => [key(line), line])).values()].reverse();
}

/** Needs and places of an authority over the shown themes; one school counts once for each theme. */
function byAuthority(lines: MarketLine[]): { name: string; needingSchools: number; places: number }[] {
  return firstOf(lines, (line) => line.authorityId).map(({ authorityId, authorityName }) => {
    const own = lines.filter((line) => line.authorityId === authorityId);
    return { name: authorityName, needingSchools: own.reduce((sum, line) => sum + line.needingSchools, 0), places: own.reduce((sum, line) => sum + line.places, 0) };
  });
}
