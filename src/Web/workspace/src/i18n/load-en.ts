import locale from 'antd/locale/en_US';
import plans from './plans.en.json';
import units from './units.en.json';
import texts from './en.json';

export default { texts: { ...texts, ...plans, ...units }, locale };
