import { ConfigProvider, type ConfigProviderProps, theme } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useMedia } from '../components/useMedia';
import { chosenLanguage, fill, rememberLanguage, TextsContext, type Language, type TextKey } from './index';

interface Loaded {
  language: Language;
  texts: Record<string, string>;
  locale: ConfigProviderProps['locale'];
}

// Each language is its own file, fetched when it is wanted.
const loaders: Record<Language, () => Promise<Omit<Loaded, 'language'>>> = {
  vi: async () => (await import('./load-vi')).default,
  en: async () => (await import('./load-en')).default,
};

const font = '"Be Vietnam Pro", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Texts, Ant Design's own words and the colours, for everything below. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Language>(() => chosenLanguage(document.cookie));
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const dark = useMedia('(prefers-color-scheme: dark)');
  // Ant Design places a menu or list at the beginning of its motion: it must leave motion out itself, style sheets may only do so for what is ours.
  const still = useMedia('(prefers-reduced-motion: reduce)');

  useEffect(() => {
    let current = true;
    void loaders[wanted]().then((found) => {
      if (current) {
        setLoaded({ language: wanted, ...found });
        document.documentElement.lang = wanted;
      }
    });
    return () => { current = false; };
  }, [wanted]);

  const texts = useMemo(() => loaded && {
    language: loaded.language,
    setLanguage: (language: Language) => { rememberLanguage(language); setWanted(language); },
    t: (key: TextKey, values?: Record<string, string | number>) => fill(loaded.texts[key] ?? key, values),
  }, [loaded]);

  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content;
  if (!loaded || !texts) {
    return null;
  }
  return (
    <ConfigProvider
      locale={loaded.locale}
      csp={nonce ? { nonce } : undefined}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { colorPrimary: dark ? '#4d8fe0' : '#0b4a9e', colorLink: dark ? '#7ab0f0' : '#0b4a9e', fontFamily: font, fontSize: 15, borderRadius: 6, wireframe: false, motion: !still },
      }}
    >
      <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>
    </ConfigProvider>
  );
}
