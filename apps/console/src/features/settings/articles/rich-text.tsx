import { useEffect, useRef } from 'react';
import Image from '@tiptap/extension-image';
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import type { Language } from '@yingda/contracts/names';
import { RichTools } from './rich-tools';

interface RichTextProps {
  label: string;
  language: Language;
  readOnly: boolean;
  value: string;
  onChange: (html: string) => void;
  /** Stores a picture; gives its address. */
  onPicture: (file: File) => Promise<string | null>;
}

const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    link: { openOnClick: false, autolink: true, defaultProtocol: 'https', protocols: ['mailto', 'tel'] },
  }),
  Image,
];

/** Headings, lists, links, pictures. What the server does not keep cannot be made here. */
export function RichText({ label, language, readOnly, value, onChange, onPicture }: RichTextProps) {
  // What the editor said last; another value comes from outside and goes into it.
  const said = useRef(value);
  const latest = useRef({ onChange, onPicture });
  latest.current = { onChange, onPicture };
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: value,
    editable: !readOnly,
    shouldRerenderOnTransaction: true,
    editorProps: {
      attributes: {
        class: 'article-body rich-area',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: language,
      },
      handlePaste: (_, event) => takeFiles(event.clipboardData?.files),
      handleDrop: (_, event) => takeFiles(event.dataTransfer?.files),
    },
    onUpdate({ editor: now }) {
      said.current = now.isEmpty ? '' : now.getHTML();
      latest.current.onChange(said.current);
    },
  });
  function takeFiles(files: FileList | undefined): boolean {
    const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
    for (const file of pictures) void addPicture(file);
    return pictures.length > 0;
  }
  async function addPicture(file: File) {
    const src = await latest.current.onPicture(file);
    if (src)
      editor
        ?.chain()
        .focus()
        .setImage({ src, alt: file.name.replace(/\.\w+$/, '') })
        .run();
  }
  useEffect(() => {
    if (!editor || value === said.current) return;
    said.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => editor?.setEditable(!readOnly, false), [editor, readOnly]);
  if (!editor) return null;
  return (
    <div className={`rich-text${readOnly ? ' read' : ''}`}>
      {readOnly ? null : <RichTools editor={editor} onPicture={(file) => void addPicture(file)} />}
      <EditorContent editor={editor} />
    </div>
  );
}
