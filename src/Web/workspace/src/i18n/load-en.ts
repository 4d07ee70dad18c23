import locale from 'antd/locale/en_US';
import texts from './en.json';

export default { texts, locale };
