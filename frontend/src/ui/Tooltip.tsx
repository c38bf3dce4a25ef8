import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Keys } from './Badge';
import css from './button.module.css';

const pause = 350;

/**
 * The one tooltip of the page: shows `data-tip`, and the caps of `data-tip-keys`, of what is hovered or focused by keyboard.
 * It repeats or explains; names of controls are their aria-labels, reasons are also aria-descriptions.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<{ text: string; keys: string | undefined; anchor: DOMRect } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      shown = null;
      setTip(null);
    };
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      if (target === shown) return;
      hide();
      if (!target || (event.type === 'focusin' && !target.matches(':focus-visible'))) return;
      shown = target;
      timer = setTimeout(() => {
        if (target.isConnected) setTip({ text: target.dataset['tip'] ?? '', keys: target.dataset['tipKeys'], anchor: target.getBoundingClientRect() });
      }, pause);
    };
    const away = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', away);
    document.addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', away);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (!tip || !element) return;
    const { width, height } = element.getBoundingClientRect();
    const below = tip.anchor.bottom + 6 + height < window.innerHeight;
    element.style.top = `${below ? tip.anchor.bottom + 6 : tip.anchor.top - 6 - height}px`;
    element.style.left = `${Math.max(8, Math.min(window.innerWidth - width - 8, tip.anchor.left + tip.anchor.width / 2 - width / 2))}px`;
  }, [tip]);
  return tip ? (
    <div ref={box} className={css.tip} aria-hidden="true">
      {tip.text}
      {tip.keys ? <Keys keys={tip.keys} /> : null}
    </div>
  ) : null;
}
