// Which role may do what: the permission table itself, for those who give roles.
import { capitalise } from '../../../core/numbers/write.ts';
import { PERMISSIONS } from '../../../people/permissions.ts';
import { GRANTED_ROLES } from '../../../people/roles.ts';
import { useMessages } from '../../app/language.tsx';
import { Icon } from '../../components/icon.tsx';
import { ACTIONS_OF_ROLES, useRoleName } from '../../components/role-texts.ts';
import { Scrolling } from '../../components/scrolling.tsx';

export function RoleTable() {
  const { people, actions, roles } = useMessages();
  const nameOf = useRoleName();
  return (
    <details className="role-table">
      <summary>{people.mayTitle}</summary>
      <dl className="facts role-lines">
        {GRANTED_ROLES.map((role) => (
          <div key={role}>
            <dt>{nameOf(role)}</dt>
            <dd>{roles[role]}</dd>
          </div>
        ))}
      </dl>
      <Scrolling label={people.mayCaption}>
        <table className="data">
          <caption>{people.mayCaption}</caption>
          <thead>
            <tr>
              <td />
              {GRANTED_ROLES.map((role) => (
                <th key={role} scope="col">
                  {nameOf(role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ACTIONS_OF_ROLES.map((action) => (
              <tr key={action}>
                <th scope="row">{capitalise(actions[action])}</th>
                {GRANTED_ROLES.map((role) => (
                  <td key={role}>
                    {PERMISSIONS[action][role] === 'no' ? (
                      <span className="missing">
                        <span aria-hidden="true">–</span>
                        <span className="sr">{people.no}</span>
                      </span>
                    ) : (
                      <span className="may">
                        <Icon name="check" />
                        {people.yes}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="note">{people.onlyInPlace}</p>
    </details>
  );
}
