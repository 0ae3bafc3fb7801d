using static Plumbline.Spec.Export.Sql.SqlNames;

namespace Plumbline.Spec.Export.Sql;

/// <summary>Whose a PostgreSQL database is: a role that owns everything, and nobody else gets in.</summary>
internal static class PostgreSqlRole
{
    /// <summary>The part that comes first.</summary>
    /// <param name="service">The service's name.</param>
    public static SqlObject Of(string service)
    {
        var role = Join(service, "service");
        return new()
        {
            Kind = SqlObjectKind.Role,
            Name = role,

            // Where the login may not do so, somebody who may runs it from the file once; then it does nothing any more.
            Create = "do " + Dollars("role", $$"""

                declare
                  v_role text := {{Literal(role)}};
                  v_database text := current_database();
                begin
                  if not exists (select from pg_roles where rolname = v_role) and (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) then
                    begin
                      execute format('create role %I nologin', v_role);
                    exception when duplicate_object or unique_violation then
                      null; -- another database's service of this name was faster
                    end;
                  end if;
                  if not exists (select from pg_roles where rolname = v_role) then
                    raise notice 'role % does not exist, and % may not create it: everything belongs to the latter', v_role, current_user;
                    return;
                  end if;
                  if not pg_has_role(current_user, v_role, 'member') then
                    begin
                      execute format('grant %I to %I', v_role, current_user);
                    exception when insufficient_privilege then
                      raise notice '% is no member of role %', current_user, v_role;
                    end;
                  end if;
                  if pg_has_role(current_user, (select datdba from pg_database where datname = v_database), 'usage') then
                    if has_database_privilege('public', v_database, 'connect') or has_database_privilege('public', v_database, 'temporary') then
                      execute format('revoke all on database %I from public', v_database);
                    end if;
                    if not has_database_privilege(v_role, v_database, 'create') then
                      execute format('grant connect, temporary, create on database %I to %I', v_database, v_role);
                    end if;
                  end if;
                  if pg_has_role(current_user, (select nspowner from pg_namespace where nspname = 'public'), 'usage') then
                    if has_schema_privilege('public', 'public', 'usage') or has_schema_privilege('public', 'public', 'create') then
                      revoke all on schema public from public;
                    end if;
                    if not has_schema_privilege(v_role, 'public', 'create') then
                      execute format('grant usage, create on schema public to %I', v_role);
                    end if;
                  end if;
                  if pg_has_role(current_user, v_role, 'member') and has_database_privilege(v_role, v_database, 'create') and has_schema_privilege(v_role, 'public', 'create')
                    and not exists (select from pg_namespace where nspname = 'plumbline' and nspowner <> v_role::regrole) then
                    execute format('set local role %I', v_role);
                  end if;
                end
                """),
        };
    }
}
