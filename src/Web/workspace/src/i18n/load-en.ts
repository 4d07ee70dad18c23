import locale from 'antd/locale/en_US';
import dashboards from './dashboards.en.json';
import donations from './donations.en.json';
import goods from './goods.en.json';
import matching from './matching.en.json';
import pairLife from './pair-life.en.json';
import papers from './papers.en.json';
import plans from './plans.en.json';
import products from './products.en.json';
import regimes from './regimes.en.json';
import registers from './registers.en.json';
import reports from './reports.en.json';
import submitting from './submitting.en.json';
import twinning from './twinning.en.json';
import units from './units.en.json';
import texts from './en.json';

export default { texts: { ...texts, ...plans, ...dashboards, ...donations, ...goods, ...matching, ...pairLife, ...products, ...papers, ...regimes, ...registers, ...reports, ...submitting, ...twinning, ...units }, locale };
