import { useQuery } from '@tanstack/react-query';
import { readUnit, searchUnits } from '../../api/units';
import { DayInput } from '../../components/DayInput';
import { Loaded } from '../../components/Loaded';
import { useAddress } from '../../components/useAddress';
import { useTexts } from '../../i18n';
import { useAccount } from '../../shell/session';
import { UnitTree } from './UnitTree';
import './units.css';

/** The whole directory as trees: the agency one works in with what is below it, then the provinces; as of any day. */
export function Forest() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, change } = useAddress();
  const asOf = value('ngay') || undefined;
  const roots = useQuery({
    queryKey: ['units', 'roots', me.unitId, asOf],
    queryFn: async () => {
      const mine = me.unitId ? await readUnit(me.unitId) : null;
      const top = mine && mine.ancestors.length > 0 ? await readUnit(mine.ancestors[0]!.id) : mine;
      const areas = await Promise.all(['thanh_pho', 'tinh'].map((typeCode) => searchUnits({ typeCode, asOf, pageSize: 200 })));
      const provinces = areas.flatMap((page) => page.items).sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
      return { list: [...(top && !provinces.some((one) => one.id === top.id) ? [top] : []), ...provinces], opened: mine ? [...mine.ancestors.map((one) => one.id), mine.id] : [] };
    },
  });
  return (
    <>
      <div className="bar">
        <label className="small soft">{t('units.asOf')} <DayInput value={asOf} onChange={(day) => change({ ngay: day ?? '' })} /></label>
        <span className="small soft">{t('units.tree.lead')}</span>
      </div>
      <Loaded query={roots}>{({ list, opened }) => <UnitTree key={asOf ?? ''} roots={list} asOf={asOf} opened={opened} />}</Loaded>
    </>
  );
}
