-- En användare åt Utfall som kan arbeta men inte göra om tabeller, och inte ändra eller ta bort det som bara får läggas till:
-- granskningsloggen, siffrorna, definitionerna, besluten. Körs av databasens ägare, i Utfalls databas, efter den första starten och
-- efter varje uppgradering. Gör användaren först: create role utfall_app login password '…';

grant usage on schema public to utfall_app;
grant select, insert, update, delete on all tables in schema public to utfall_app;

-- Det som aldrig ändras är märkt med en utlösare. Nu får användaren inte heller försöka.
do $$
declare each regclass;
begin
  for each in select tgrelid::regclass from pg_trigger where tgname = 'append_only' loop
    execute format('revoke update, delete on %s from utfall_app', each);
  end loop;
end $$;

-- En leverans låses medan den godkänns, vilket PostgreSQL kallar en ändring. Utlösaren vägrar ändå att något i den ändras.
grant update (id) on delivery to utfall_app;

-- Vilka ändringar av tabellerna som är gjorda säger ägaren.
revoke insert, update, delete on kysely_migration, kysely_migration_lock from utfall_app;

-- Numret och kontrollsumman i granskningsloggen sätts av ägarens funktion, och bara av den.
alter function chain_audit_entry() security definer set search_path = public, pg_temp;
revoke execute on function chain_audit_entry() from public;
