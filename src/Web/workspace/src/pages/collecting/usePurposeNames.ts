import { useQuery } from '@tanstack/react-query';
import { listPurposes } from '../../api/campaign-plans';
import { useTexts } from '../../i18n';

/** A purpose's code as people say it. */
export function usePurposeNames(): (code: string) => string {
  const { language } = useTexts();
  const purposes = useQuery({ queryKey: ['purposes'], queryFn: listPurposes, staleTime: Infinity });
  return (code) => {
    const found = purposes.data?.find((one) => one.code === code);
    return found ? (language === 'vi' ? found.nameVi : found.nameEn) : code;
  };
}
