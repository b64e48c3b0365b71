"""reasons as codes with parameters, instead of sentences"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

_COLUMNS = (
    ('linked_accounts', 'authorization_lost_reason', 'authorization_lost'),
    ('integrations', 'unwatched_reason', 'unwatched'),
    ('failures', 'reason', 'reason'),
    ('links', 'unwritable', 'unwritable'),
    ('runs', 'reason', 'reason'),
    ('ledger_entries', 'reason', 'reason'),
    ('quarantine', 'reason', 'reason'),
    ('held_deletions', 'evidence', 'evidence'),
    ('plans', 'reason', 'reason'),
    ('planned_entries', 'reason', 'reason'),
    ('planned_entries', 'explanation', 'explanation'),
    ('notices', 'text', 'reason'),
)
"""Table, the column that held the sentence, and what the names of the two new columns begin with."""

_WORDINGS: Mapping[str, Mapping[str, str]] = json.loads(
    (Path(__file__).parent.parent / 'data' / 'reasons_0024.json').read_text(encoding='utf-8')
)
_SERVICE = 'The server'
_SIDES = {'here': 'My Calendar', 'there': 'the linked calendar'}
_PART = re.compile(r'\[([^\]]*)\]|{(\w+)}')

_Reason = dict[str, Any]
"""A code under `reason`, and what else is stored of it: `params`, `detail`, `flaws`, `causes`."""


def upgrade() -> None:
    pairs = sa.table('reasons_by_text', sa.column('sentence'), sa.column('code'), sa.column('params', _json()))
    for table, column, prefix in _COLUMNS:
        op.add_column(table, sa.Column(f'{prefix}_code', sa.String(length=40), nullable=True))
        op.add_column(table, sa.Column(f'{prefix}_params', _json(), nullable=True))
        is_notice = table == 'notices'
        sentences = _distinct(f'SELECT DISTINCT {column} FROM {table} WHERE {column} <> \'\'')
        read = [(sentence, read_sentence(sentence, is_notice=is_notice)) for sentence in sentences]
        rows = [{'sentence': text, 'code': reason.pop('reason'), 'params': reason or None} for text, reason in read]
        _make_pairs(sa.Column('sentence', sa.Text(), nullable=False))
        if rows:
            op.bulk_insert(pairs, rows)
        op.execute(
            f'UPDATE {table} SET {prefix}_code = known.code, {prefix}_params = known.params'
            f' FROM reasons_by_text AS known WHERE known.sentence = {table}.{column}'
        )
        op.drop_table('reasons_by_text')
        op.drop_column(table, column)


def downgrade() -> None:
    pairs = sa.table(
        'reasons_by_text', sa.column('code'), sa.column('stored'), sa.column('sentence')
    )
    for table, column, prefix in _COLUMNS:
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=''))
        code, params = f'{prefix}_code', f"coalesce(CAST({prefix}_params AS text), '')"
        found = op.get_bind().execute(
            sa.text(f'SELECT DISTINCT {code}, {params} FROM {table} WHERE {code} IS NOT NULL')
        )
        rows = [
            {'code': each[0], 'stored': each[1], 'sentence': write_sentence(each[0], json.loads(each[1] or '{}'))}
            for each in found.all()
        ]
        _make_pairs(sa.Column('stored', sa.Text(), nullable=False), sa.Column('sentence', sa.Text(), nullable=False))
        if rows:
            op.bulk_insert(pairs, rows)
        op.execute(
            f'UPDATE {table} SET {column} = known.sentence FROM reasons_by_text AS known'
            f' WHERE known.code = {table}.{code} AND known.stored = {params}'
        )
        op.drop_table('reasons_by_text')
        op.drop_column(table, code)
        op.drop_column(table, f'{prefix}_params')


def read_sentence(sentence: str, *, is_notice: bool = False) -> _Reason:
    """Return the reason that was worded so; `other` with the words themselves where no wording fits."""
    text, flaws = sentence.strip(), list[str]()
    while True:
        for code, pattern in _patterns(is_notice):
            if match := pattern.fullmatch(text):
                return _reason(code, match.groupdict(), flaws)
        text, separator, last = text.rpartition('; ')
        flaw = next((code for code in _flaws() if _WORDINGS['reasons'][code] == last), None)
        if not separator or flaw is None:
            return {'reason': 'other', 'params': {'text': sentence}}
        flaws.insert(0, flaw)


def write_sentence(code: str, stored: Mapping[str, Any]) -> str:
    """Return the sentence that the version before had for a reason."""
    if code == 'other':
        return str(stored['params']['text'])
    wording = _WORDINGS['reasons'].get(code) or _WORDINGS['notices'].get(code)
    if wording is None:
        return code.replace('_', ' ')
    causes = [write_sentence(cause['reason'], cause) for cause in stored.get('causes', ())]
    params = {'service': _SERVICE, 'detail': stored.get('detail', ''), **stored.get('params', {})}
    if 'side' in params:
        params['side'] = _SIDES[params['side']]
    if causes:
        params |= {'cause': causes[0], 'causes': ' '.join(causes)}

    def fill(part: re.Match[str]) -> str:
        if part[2]:
            return str(params.get(part[2], ''))
        complete = all(params.get(name) for name in re.findall(r'{(\w+)}', part[1]))
        return _PART.sub(fill, part[1]) if complete else ''

    return '; '.join([_PART.sub(fill, wording), *(_WORDINGS['reasons'][flaw] for flaw in stored.get('flaws', ()))])


def _reason(code: str, found: Mapping[str, str | None], flaws: list[str]) -> _Reason:
    given = {name: value for name, value in found.items() if value is not None}
    cause = given.pop('cause', None) or given.pop('causes', None)
    detail = given.pop('detail', '')
    if given.get('service') == _SERVICE:
        del given['service']
    if 'side' in given:
        given['side'] = next(side for side, name in _SIDES.items() if name == given['side'])
    causes = [read_sentence(cause)] if cause else []
    parts = {'params': given, 'detail': detail, 'flaws': flaws, 'causes': causes}
    return {'reason': code, **{name: value for name, value in parts.items() if value}}


@lru_cache(maxsize=2)
def _patterns(is_notice: bool) -> list[tuple[str, re.Pattern[str]]]:
    """Return a pattern for each wording, those with the most words of their own first."""
    wordings = [(wording, code) for code, wording in _WORDINGS['notices' if is_notice else 'reasons'].items()]
    if not is_notice:
        wordings += _WORDINGS['further'].items()
    wordings.sort(key=lambda each: -len(_PART.sub('', each[0])))
    return [(code, re.compile(''.join(_parts(wording, set())), re.DOTALL)) for wording, code in wordings]


def _parts(wording: str, named: set[str]) -> Iterator[str]:
    end = 0
    for part in _PART.finditer(wording):
        yield re.escape(wording[end : part.start()])
        end = part.end()
        if part[1] is not None:
            yield f'(?:{"".join(_parts(part[1], named))})?'
        elif part[2] in named:
            yield f'(?P={part[2]})'
        else:
            named.add(part[2])
            yield f'(?P<{part[2]}>{"My Calendar|the linked calendar" if part[2] == "side" else ".+?"})'
    yield re.escape(wording[end:])


def _flaws() -> list[str]:
    return [code for code in _WORDINGS['reasons'] if code.startswith('flaw_')]


def _distinct(query: str) -> list[str]:
    return list(op.get_bind().execute(sa.text(query)).scalars())


def _make_pairs(*keys: sa.Column[Any]) -> None:
    """Make the table by which all rows of a table get their new value in one statement."""
    code = sa.Column('code', sa.String(length=40), nullable=False)
    op.create_table('reasons_by_text', *keys, code, sa.Column('params', _json(), nullable=True))


def _json() -> sa.JSON:
    return sa.JSON(none_as_null=True)
