import './registers/registers.css';
import { useQuery } from '@tanstack/react-query';
import { Input, Segmented, Select } from 'antd';
import { listThemes, type SaidQuery } from '../../api/twinning';
import { useAddress } from '../../components/useAddress';
import { useNarrow } from '../../components/useNarrow';
import { thisSchoolYear } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';

const stateKeys = { need: 'need.state', offer: 'offer.state' } as const;

/** What the address asks of a list of needs or offers. In the market stand the open ones of all schools, so no state is asked for. */
export function useSaid(): { query: SaidQuery; market: boolean; filtered: boolean } {
  const { value, page } = useAddress();
  const market = value('xem') === 'tat-ca';
  const query: SaidQuery = {
    market: market ? 'true' : undefined, state: market ? undefined : value('tinh-trang') || undefined, schoolYear: value('nam') || undefined, theme: value('linh-vuc') || undefined, query: value('q') || undefined, page,
  };
  return { query, market, filtered: !!(query.state || query.schoolYear || query.theme || query.query) };
}

/** Own ones or those of all schools, by words, theme, school year and state; kept in the address. */
export function SaidFilters({ of, states }: { of: 'need' | 'offer'; states: readonly string[] }) {
  const { t, language } = useTexts();
  const { value, change } = useAddress();
  const { market, filtered } = useSaid();
  const narrow = useNarrow();
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const year = thisSchoolYear();
  const all = { value: '', label: t('said.all') };
  return (
    <>
      <div className="bar">
        <Segmented value={market ? 'tat-ca' : ''} aria-label={t('said.whose')} onChange={(next) => change({ xem: next, 'tinh-trang': '' })}
          options={[{ value: '', label: t('said.own') }, { value: 'tat-ca', label: t('said.market') }]} />
      </div>
      {/* On a phone the list itself comes first. */}
      <details className="list-filters" open={!narrow || filtered}>
        <summary hidden={!narrow}>{t('said.filters')}</summary>
        <div className="register-filters">
          <label>{t('said.find')}<Input.Search allowClear defaultValue={value('q')} key={value('q')} aria-label={t('said.find')} onSearch={(text) => change({ q: text.trim() })} /></label>
          <label>{t('need.theme')}
            <Select value={value('linh-vuc')} aria-label={t('need.theme')} onChange={(next: string) => change({ 'linh-vuc': next })}
              options={[all, ...(themes.data ?? []).map((theme) => ({ value: theme.themeCode, label: language === 'vi' ? theme.name : theme.nameEn }))]} />
          </label>
          <label>{t('need.year')}
            <Select value={value('nam')} aria-label={t('need.year')} onChange={(next: string) => change({ nam: next })}
              options={[all, ...[-2, -1, 0, 1, 2, 3, 4].map((ahead) => ({ value: String(year + ahead), label: `${year + ahead}-${year + ahead + 1}` }))]} />
          </label>
          {!market && (
            <label>{t('agreement.state')}
              <Select value={value('tinh-trang')} aria-label={t('agreement.state')} onChange={(next: string) => change({ 'tinh-trang': next })}
                options={[all, ...states.map((state) => ({ value: state, label: t(`${stateKeys[of]}.${state}` as TextKey) }))]} />
            </label>
          )}
        </div>
      </details>
    </>
  );
}
