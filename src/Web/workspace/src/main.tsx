import { createRoot } from 'react-dom/client';
import { App } from './App';
import './fonts.css';
import { giveNonceToStyles } from './shell/nonce';
import './workspace.css';
import './collecting.css';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content;
if (nonce) {
  giveNonceToStyles(nonce);
}
createRoot(document.getElementById('root')!).render(<App />);
