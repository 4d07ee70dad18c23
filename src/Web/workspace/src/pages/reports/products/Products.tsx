import './products.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listProducts, productFile } from '../../../api/products';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useTexts } from '../../../i18n';

/** The products that the plans name, each with the question it answers. */
export function Products() {
  const { t, language } = useTexts();
  const products = useQuery({ queryKey: ['products'], queryFn: listProducts, staleTime: Infinity });
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link></nav>
      <PageHead title={t('products.title')} lead={t('products.lead')} />
      <Loaded query={products}>
        {(list) => (
          <ul className="product-list">
            {list.map((product) => (
              <li key={product.code} className="card" data-product={product.code}>
                <div>
                  <Link to={`/bao-cao/san-pham/${product.code}`}><strong>{product[language]}</strong></Link>
                  <p className="soft">{language === 'vi' ? product.textVi : product.textEn}</p>
                </div>
                <div className="files small">
                  <a href={productFile(product.code, 'xlsx', {})} download aria-label={t('products.xlsx.of', { name: product[language] })}>{t('products.xlsx')}</a>
                  <a href={productFile(product.code, 'docx', {})} download aria-label={t('products.docx.of', { name: product[language] })}>{t('products.docx')}</a>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}
