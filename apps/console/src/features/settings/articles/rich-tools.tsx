import { useRef, useState, type ReactNode } from 'react';
import { Button, Input, Popover } from 'antd';
import type { Editor } from '@tiptap/react';
import {
  Bold,
  Heading2,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';

const SIZE = { size: 16, strokeWidth: 1.75 } as const;

/** Buttons over the text; each says whether it is on where the caret stands. */
export function RichTools({ editor, onPicture }: { editor: Editor; onPicture: (file: File) => void }) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const chain = () => editor.chain().focus();
  const tools: [
    name: 'bold' | 'italic' | 'heading' | 'bullets' | 'numbers' | 'quote',
    icon: ReactNode,
    on: boolean,
    run: () => void,
  ][] = [
    ['bold', <Bold key="b" {...SIZE} />, editor.isActive('bold'), () => chain().toggleBold().run()],
    ['italic', <Italic key="i" {...SIZE} />, editor.isActive('italic'), () => chain().toggleItalic().run()],
    [
      'heading',
      <Heading2 key="h" {...SIZE} />,
      editor.isActive('heading'),
      () => chain().toggleHeading({ level: 2 }).run(),
    ],
    [
      'bullets',
      <List key="u" {...SIZE} />,
      editor.isActive('bulletList'),
      () => chain().toggleBulletList().run(),
    ],
    [
      'numbers',
      <ListOrdered key="o" {...SIZE} />,
      editor.isActive('orderedList'),
      () => chain().toggleOrderedList().run(),
    ],
    [
      'quote',
      <Quote key="q" {...SIZE} />,
      editor.isActive('blockquote'),
      () => chain().toggleBlockquote().run(),
    ],
  ];
  const tool = (
    name: string,
    label: string,
    parts: { icon: ReactNode; on?: boolean; off?: boolean; run: () => void },
  ) => (
    <button
      key={name}
      type="button"
      className="icon-button small"
      aria-label={label}
      title={label}
      aria-pressed={parts.on}
      disabled={parts.off}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={parts.run}
    >
      {parts.icon}
    </button>
  );
  return (
    <div className="rich-tools" role="toolbar" aria-label={t('articles.tool.label')}>
      {tools.map(([name, icon, on, run]) => tool(name, t(`articles.tool.${name}`), { icon, on, run }))}
      <LinkTool editor={editor} />
      {tool('image', t('articles.tool.image'), {
        icon: <ImagePlus {...SIZE} />,
        run: () => file.current?.click(),
      })}
      <span className="grow" />
      {tool('undo', t('articles.tool.undo'), {
        ...{ icon: <Undo2 {...SIZE} />, off: !editor.can().undo() },
        run: () => chain().undo().run(),
      })}
      {tool('redo', t('articles.tool.redo'), {
        ...{ icon: <Redo2 {...SIZE} />, off: !editor.can().redo() },
        run: () => chain().redo().run(),
      })}
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        hidden
        onChange={({ target }) => {
          if (target.files?.[0]) onPicture(target.files[0]);
          target.value = '';
        }}
      />
    </div>
  );
}

function LinkTool({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const on = editor.isActive('link');
  function set(href: string) {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href === '') chain.unsetLink().run();
    else if (editor.state.selection.empty && !on)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    setOpen(false);
  }
  const whole =
    /^[a-z]+:/i.test(address.trim()) || address.trim() === '' ? address.trim() : `https://${address.trim()}`;
  return (
    <Popover
      open={open}
      trigger="click"
      onOpenChange={(shown) => {
        setOpen(shown);
        if (shown) setAddress(String(editor.getAttributes('link')['href'] ?? ''));
      }}
      content={
        <form
          className="row g8"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            set(whole);
          }}
        >
          <Input
            autoFocus
            aria-label={t('articles.tool.linkPrompt')}
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
          <Button htmlType="submit" type="primary" disabled={whole === ''}>
            {t('articles.tool.linkSet')}
          </Button>
          {on ? <Button onClick={() => set('')}>{t('articles.tool.linkRemove')}</Button> : null}
        </form>
      }
    >
      <button
        type="button"
        className="icon-button small"
        aria-label={t('articles.tool.link')}
        title={t('articles.tool.link')}
        aria-pressed={on}
      >
        <Link2 {...SIZE} />
      </button>
    </Popover>
  );
}
