import { Button } from 'antd';
import { useTexts } from '../i18n';

/** One button that names the other language in that language. */
export function LanguageSwitch() {
  const { language, setLanguage } = useTexts();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <Button type="text" size="small" lang={other} title={other === 'en' ? 'English' : 'Tiếng Việt'} aria-label={other === 'en' ? 'English' : 'Tiếng Việt'} onClick={() => setLanguage(other)}>
      {other.toUpperCase()}
    </Button>
  );
}
