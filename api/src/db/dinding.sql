-- The second wall: what each role of the database may read and write, whatever a statement asks for. A request's
-- transaction says who asks (lkjip.kabupaten, lkjip.kecamatan, lkjip.pengguna) and takes the role; see dinding.rs.
-- Who may what is the table of docs/API-DESIGN.md. Each role has policies of its own, none of which asks for a role.

-- The roles. They own nothing and cannot sign in. The program has what lkjip_program may by itself, and takes the
-- others. From PostgreSQL 16 on a membership may allow neither: who makes a role gets one that only allows to grant it.
DO $$
DECLARE
    peran TEXT;
    hak TEXT;
BEGIN
    FOREACH peran IN ARRAY ARRAY['lkjip_program', 'lkjip_kecamatan', 'lkjip_reviewer', 'lkjip_analis', 'lkjip_admin',
        'lkjip_integrasi']
    LOOP
        IF to_regrole(peran) IS NULL THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', peran);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                -- Somebody else has just made it.
            END;
        END IF;
        hak := CASE
            WHEN peran = 'lkjip_program' THEN 'USAGE'
            WHEN current_setting('server_version_num')::INT >= 160000 THEN 'SET'
            ELSE 'MEMBER'
        END;
        IF NOT pg_has_role(peran, hak) THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', peran);
            -- To a user who inherits nothing it may not be enough.
            IF NOT pg_has_role(peran, hak) THEN
                RAISE insufficient_privilege;
            END IF;
        END IF;
    END LOOP;
END $$;

-- What they may ask for at all; also of tables that later migrations make.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public
    TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, lkjip_admin, lkjip_integrasi;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES
    TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, lkjip_admin, lkjip_integrasi;

DO $$
DECLARE
    tabel TEXT;
    jenis TEXT;
    lama RECORD;
    perbuatan TEXT;
    syarat TEXT;
    -- What is known of who asks. Where nobody has said, the statement fails. The arrays are read once, and can be
    -- looked up in an index; a subquery in a policy cannot.
    kabupaten CONSTANT TEXT := 'kecamatan_id = ANY (ARRAY(SELECT k.id FROM kecamatan k '
        'WHERE k.kabupaten_id = current_setting(''lkjip.kabupaten'')::BIGINT))';
    sendiri CONSTANT TEXT := 'kecamatan_id = current_setting(''lkjip.kecamatan'')::BIGINT';
    saya CONSTANT TEXT := '= current_setting(''lkjip.pengguna'')::BIGINT';
    bukti CONSTANT TEXT := 'kunci = encode(sha256(convert_to(''5:bukti'' || length(current_setting(''lkjip.pengguna'')) '
        '|| '':'' || current_setting(''lkjip.pengguna''), ''UTF8'')), ''hex'')';
    -- What belongs to a report is guarded by the report: of it the role sees what its own policies say. Of an EXISTS
    -- the planner may make a hash of all reports.
    laporan CONSTANT TEXT := '(SELECT TRUE FROM lkjip l WHERE l.id = lkjip_id';
BEGIN
    FOR lama IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP
        EXECUTE format('DROP POLICY %I ON %I', lama.policyname, lama.tablename);
    END LOOP;

    FOR tabel, jenis IN
        SELECT table_name, CASE
                WHEN table_name IN ('lkjip_utas', 'lkjip_pesan', 'lkjip_riwayat_utas', 'lkjip_tanggapan') THEN 'catatan'
                WHEN table_name IN ('lkjip_riwayat', 'lkjip_reviu', 'lkjip_temuan', 'lkjip_versi') THEN 'alur'
                WHEN column_name = 'lkjip_id' THEN 'isi'
                ELSE table_name
            END
        FROM information_schema.columns
        WHERE table_schema = 'public' AND (column_name = 'lkjip_id' OR (column_name, table_name) IN (('id', 'lkjip'),
            ('id', 'berkas'), ('berkas_id', 'berkas_isi'), ('id', 'pengguna'), ('id', 'idempotensi'), ('id', 'audit'),
            ('pengguna_id', 'faktor_kedua'), ('pengguna_id', 'kode_pemulihan'), ('kunci', 'percobaan_masuk'),
            ('pengguna_id', 'klien'), ('pengguna_id', 'klien_rahasia'), ('sesi_id', 'klien_sesi')))
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tabel);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tabel);
        EXECUTE format('CREATE POLICY program ON %I TO lkjip_program USING (TRUE)', tabel);
        IF jenis IN ('isi', 'alur') THEN
            EXECUTE format('CREATE POLICY baca ON %I FOR SELECT TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, '
                'lkjip_admin, lkjip_integrasi USING (%s))', tabel, laporan);
        ELSIF jenis = 'catatan' THEN
            EXECUTE format('CREATE POLICY baca_kecamatan ON %I FOR SELECT TO lkjip_kecamatan USING (%s AND l.%s))',
                tabel, laporan, sendiri);
            EXECUTE format('CREATE POLICY baca ON %I FOR SELECT TO lkjip_reviewer, lkjip_analis USING (%s AND l.%s))',
                tabel, laporan, kabupaten);
        END IF;
        FOREACH perbuatan IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            syarat := CASE perbuatan WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END;
            -- What a report holds changes while it may be edited; who sees it then, and writes, may write it.
            IF jenis = 'isi' THEN
                EXECUTE format('CREATE POLICY tulis_%s ON %I FOR %s TO lkjip_kecamatan, lkjip_analis '
                    '%s (%s AND l.status IN (''DRAF'', ''DIKEMBALIKAN'')))',
                    lower(perbuatan), tabel, perbuatan, syarat, laporan);
            -- What is noted on its way, until it is approved; and that it was, by who approves.
            ELSIF jenis IN ('alur', 'catatan') THEN
                EXECUTE format('CREATE POLICY tulis_%s_berjalan ON %I FOR %s TO lkjip_kecamatan, lkjip_reviewer '
                    '%s (%s AND l.status <> ''DISETUJUI''))', lower(perbuatan), tabel, perbuatan, syarat, laporan);
                EXECUTE format('CREATE POLICY tulis_%s ON %I FOR %s TO lkjip_analis %s (%s AND l.%s))',
                    lower(perbuatan), tabel, perbuatan, syarat, laporan, kabupaten);
            END IF;
        END LOOP;
    END LOOP;

    -- Reports. Nobody deletes one. An analyst compares with what is in force in other kabupaten, or was.
    EXECUTE format('CREATE POLICY baca_kecamatan ON lkjip FOR SELECT TO lkjip_kecamatan USING '
        '(%s AND (status = ''DISETUJUI'' OR %s))', kabupaten, sendiri);
    EXECUTE format('CREATE POLICY baca_reviewer ON lkjip FOR SELECT TO lkjip_reviewer USING '
        '(%s AND status <> ''DRAF'')', kabupaten);
    EXECUTE format('CREATE POLICY baca_analis ON lkjip FOR SELECT TO lkjip_analis USING '
        '(%s OR status = ''DISETUJUI'')', kabupaten);
    EXECUTE format('CREATE POLICY baca_disetujui ON lkjip FOR SELECT TO lkjip_admin, lkjip_integrasi USING '
        '(%s AND status = ''DISETUJUI'')', kabupaten);
    EXECUTE format('CREATE POLICY buka_kecamatan ON lkjip FOR INSERT TO lkjip_kecamatan WITH CHECK '
        '(%s AND status = ''DRAF'')', sendiri);
    EXECUTE format('CREATE POLICY buka_analis ON lkjip FOR INSERT TO lkjip_analis WITH CHECK '
        '(%s AND status = ''DRAF'')', kabupaten);
    EXECUTE format('CREATE POLICY ubah_kecamatan ON lkjip FOR UPDATE TO lkjip_kecamatan USING (%1$s) WITH CHECK '
        '(%1$s AND status IN (''DRAF'', ''DIKEMBALIKAN'', ''DIAJUKAN''))', sendiri);
    EXECUTE format('CREATE POLICY ubah_reviewer ON lkjip FOR UPDATE TO lkjip_reviewer USING (%1$s) WITH CHECK '
        '(%1$s AND status IN (''DIAJUKAN'', ''DIREVIU'', ''DIKEMBALIKAN''))', kabupaten);
    EXECUTE format('CREATE POLICY ubah_analis ON lkjip FOR UPDATE TO lkjip_analis USING (%s)', kabupaten);

    -- Files: the own, and those to which a visible report of their kecamatan refers.
    EXECUTE format('CREATE POLICY baca ON berkas FOR SELECT TO lkjip_reviewer, lkjip_analis, lkjip_admin, '
        'lkjip_integrasi USING (%s AND EXISTS (SELECT 1 FROM lkjip_lampiran a JOIN lkjip l ON l.id = a.lkjip_id '
        'WHERE a.sha256 = berkas.sha256 AND l.kecamatan_id = berkas.kecamatan_id))', kabupaten);
    EXECUTE format('CREATE POLICY baca_kecamatan ON berkas FOR SELECT TO lkjip_kecamatan USING (%s OR EXISTS '
        '(SELECT 1 FROM lkjip_lampiran a JOIN lkjip l ON l.id = a.lkjip_id '
        'WHERE a.sha256 = berkas.sha256 AND l.kecamatan_id = berkas.kecamatan_id))', sendiri);
    EXECUTE format('CREATE POLICY simpan ON berkas FOR INSERT TO lkjip_kecamatan WITH CHECK (%s)', sendiri);
    EXECUTE format('CREATE POLICY ubah ON berkas FOR UPDATE TO lkjip_kecamatan USING (%s)', sendiri);
    EXECUTE format('CREATE POLICY buang ON berkas FOR DELETE TO lkjip_kecamatan USING (%s)', sendiri);
    CREATE POLICY baca ON berkas_isi FOR SELECT
        TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, lkjip_admin, lkjip_integrasi
        USING (EXISTS (SELECT 1 FROM berkas b WHERE b.id = berkas_id));
    EXECUTE format('CREATE POLICY simpan ON berkas_isi FOR INSERT TO lkjip_kecamatan WITH CHECK '
        '(EXISTS (SELECT 1 FROM berkas b WHERE b.id = berkas_id AND b.%s))', sendiri);
    EXECUTE format('CREATE POLICY buang ON berkas_isi FOR DELETE TO lkjip_kecamatan USING '
        '(EXISTS (SELECT 1 FROM berkas b WHERE b.id = berkas_id AND b.%s))', sendiri);

    -- Accounts: oneself, and those of the kabupaten for its administrators.
    EXECUTE format('CREATE POLICY baca_diri ON pengguna FOR SELECT TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, '
        'lkjip_integrasi USING (id %s)', saya);
    EXECUTE format('CREATE POLICY ubah_diri ON pengguna FOR UPDATE TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, '
        'lkjip_integrasi USING (id %s)', saya);
    CREATE POLICY kelola ON pengguna TO lkjip_admin
        USING (kabupaten_id = current_setting('lkjip.kabupaten')::BIGINT);
    EXECUTE format('CREATE POLICY diri ON idempotensi TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, lkjip_admin, '
        'lkjip_integrasi USING (pengguna_id %s)', saya);

    -- What proves who somebody is: one's own, and for administrators that of the accounts which they see. Who signs in
    -- is not known yet, and asks as the program, which alone knows for what the token of a machine client is good.
    FOREACH tabel IN ARRAY ARRAY['faktor_kedua', 'kode_pemulihan'] LOOP
        EXECUTE format('CREATE POLICY diri ON %I TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, lkjip_integrasi '
            'USING (pengguna_id %s)', tabel, saya);
    END LOOP;
    FOREACH tabel IN ARRAY ARRAY['faktor_kedua', 'kode_pemulihan', 'klien', 'klien_rahasia'] LOOP
        EXECUTE format('CREATE POLICY kelola ON %I TO lkjip_admin '
            'USING (pengguna_id = ANY (ARRAY(SELECT id FROM pengguna)))', tabel);
    END LOOP;
    -- The brake, by its keys (auth/brake.rs): one's own proofs, and for administrators what a new password lifts.
    EXECUTE format('CREATE POLICY diri ON percobaan_masuk TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, '
        'lkjip_integrasi USING (%s)', bukti);
    EXECUTE format('CREATE POLICY kelola ON percobaan_masuk TO lkjip_admin USING (%s OR kunci = ANY (ARRAY('
        'SELECT encode(sha256(convert_to(''4:akun'' || octet_length(username) || '':'' || username, ''UTF8'')), ''hex'') '
        'FROM pengguna)))', bukti);

    -- The trail: everybody tells of themselves. Administrators read what accounts of their kabupaten did, and what
    -- nobody known did to anything but an account of another.
    EXECUTE format('CREATE POLICY catat ON audit FOR INSERT TO lkjip_kecamatan, lkjip_reviewer, lkjip_analis, '
        'lkjip_admin, lkjip_integrasi WITH CHECK (pengguna_id %s)', saya);
    CREATE POLICY baca ON audit FOR SELECT TO lkjip_admin USING (
        pengguna_id = ANY (ARRAY(SELECT id FROM pengguna))
        OR pengguna_id IS NULL AND (objek NOT LIKE 'pengguna:%'
            OR objek = ANY (ARRAY(SELECT 'pengguna:' || id FROM pengguna))));
END $$;
