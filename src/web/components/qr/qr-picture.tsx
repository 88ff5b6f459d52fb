// A QR code as a picture: always dark on light with a margin of four modules, since cameras expect that in both themes.
import { drawQrCode } from './qr-code.ts';
import './qr.css';

const MARGIN = 4;

export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = drawQrCode(text);
  const size = rows.length + MARGIN * 2;
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="qr-ground" width={size} height={size} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
