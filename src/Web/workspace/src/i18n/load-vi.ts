import locale from 'antd/locale/vi_VN';
import 'dayjs/locale/vi';
import dashboards from './dashboards.vi.json';
import donations from './donations.vi.json';
import goods from './goods.vi.json';
import matching from './matching.vi.json';
import pairLife from './pair-life.vi.json';
import papers from './papers.vi.json';
import plans from './plans.vi.json';
import products from './products.vi.json';
import regimes from './regimes.vi.json';
import registers from './registers.vi.json';
import reports from './reports.vi.json';
import submitting from './submitting.vi.json';
import twinning from './twinning.vi.json';
import units from './units.vi.json';
import texts from './vi.json';

export default { texts: { ...texts, ...plans, ...dashboards, ...donations, ...goods, ...matching, ...pairLife, ...products, ...papers, ...regimes, ...registers, ...reports, ...submitting, ...twinning, ...units }, locale };
