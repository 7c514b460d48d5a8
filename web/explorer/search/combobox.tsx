import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { SuggestDocument } from '../documents.js';
import { useQuery } from '../use-query.js';
import { choicesOf, type Choice } from './suggestion.js';

interface ComboboxProps {
  /** What it is for; read aloud, and shown with `showLabel`. */
  readonly label: string;
  readonly showLabel?: boolean;
  readonly placeholder: string;
  readonly initial?: string;
  readonly conceptsOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly onChoose: (choice: Choice) => void;
  /** Enter without a choice; without it, the first choice is taken. */
  readonly onWords?: (words: string) => void;
  /** Whether what was chosen stays in the box. */
  readonly keep?: boolean;
}

const OFFERED = 8;

/** A box that completes what is typed, all by keyboard: the combobox pattern of the ARIA Authoring Practices. */
export function Combobox(props: ComboboxProps) {
  const { label, showLabel, placeholder, initial = '', conceptsOnly, autoFocus, onChoose, onWords, keep } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(initial);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const prefix = words.trim();
  const { data } = useQuery(SuggestDocument, prefix === '' || !open ? null : { prefix, first: conceptsOnly ? 20 : 10 });
  const choices = (data ? choicesOf(data) : []).filter((choice) => choice.isConcept || !conceptsOnly).slice(0, OFFERED);
  const shown = open && prefix !== '';
  const known = shown && data !== undefined;

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (choice: Choice): void => {
    setWords(keep ? choice.name : '');
    close();
    onChoose(choice);
  };
  const enter = (): void => {
    const choice = choices[active] ?? (onWords ? undefined : choices[0]);
    if (choice) return choose(choice);
    if (prefix === '' || !onWords) return;
    close();
    onWords(prefix);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      // One place more than there are choices: the box itself, where nothing is chosen.
      const places = choices.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      enter();
    } else if (event.key === 'Escape') {
      if (shown) close();
      else setWords('');
    }
  };

  return (
    <div className="combobox">
      <label htmlFor={`${id}-box`} className={showLabel ? 'label' : 'unseen'}>
        {label}
      </label>
      <input
        ref={input}
        id={`${id}-box`}
        type="text"
        role="combobox"
        aria-expanded={known && choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={autoFocus}
        placeholder={placeholder}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={(event) => event.target.select()}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={press}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={`${label}: suggestions`} hidden={!known || choices.length === 0}>
        {choices.map((choice, at) => (
          <li
            key={choice.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            // The box keeps the focus: a press must not take it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
            onPointerMove={() => setActive(at)}
          >
            <ChoiceText choice={choice} typed={prefix} />
          </li>
        ))}
      </ul>
      <p className="unseen" role="status">
        {known && (choices.length === 0 ? 'No suggestions' : `${choices.length} suggestions`)}
      </p>
    </div>
  );
}

function ChoiceText({ choice: { text, name, about }, typed }: { choice: Choice; typed: string }) {
  const begins = text.toLowerCase().startsWith(typed.toLowerCase());
  return (
    <>
      <span className="choice-text">
        {begins ? (
          <>
            <b>{text.slice(0, typed.length)}</b>
            {text.slice(typed.length)}
          </>
        ) : (
          text
        )}
        {text !== name && <span className="choice-name"> → {name}</span>}
      </span>
      <span className="choice-about">{about}</span>
    </>
  );
}
