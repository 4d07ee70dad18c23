import locale from 'antd/locale/vi_VN';
import 'dayjs/locale/vi';
import texts from './vi.json';

export default { texts, locale };
