package safecity.database;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said when the embedded database's directory can't be used, in English and Korean: nobody has chosen a
 * language yet.
 */
final class StartRefusals {

    private StartRefusals() {}

    static StartupRefusedException notWhole(Path cluster, List<String> lacking) {
        String names = String.join(", ", lacking);
        return new StartupRefusedException(
                "%s may hold data, but isn't a whole database: it lacks %s. Nothing was changed.\n%s에 자료가 있을 수 있으나 데이터베이스가 온전하지 않습니다(빠진 것: %s). 아무것도 바꾸지 않았습니다."
                        .formatted(cluster, names, cluster, names),
                "Bring the whole directory back from a backup. To begin anew with an empty database, move it away yourself.\n백업에서 디렉터리 전체를 되돌리십시오. 빈 데이터베이스로 새로 시작하려면 그 디렉터리를 직접 다른 곳으로 옮기십시오.");
    }

    static StartupRefusedException dataGone(Path cluster, Path marker) {
        return new StartupRefusedException(
                "The database that was made in %s is gone. Nothing was changed.\n%s에 만들었던 데이터베이스가 없습니다. 아무것도 바꾸지 않았습니다."
                        .formatted(cluster, cluster),
                "Bring the directory back from a backup. To begin anew with an empty database, delete %s.\n백업에서 디렉터리를 되돌리십시오. 빈 데이터베이스로 새로 시작하려면 %s 파일을 지우십시오."
                        .formatted(marker, marker));
    }

    static StartupRefusedException anotherVersion(Path cluster, String version) {
        return new StartupRefusedException(
                "%s was written by PostgreSQL %s; this release carries PostgreSQL %s. Nothing was changed.\n%s는 PostgreSQL %s의 자료이며 이 판에는 PostgreSQL %s가 들어 있습니다. 아무것도 바꾸지 않았습니다."
                        .formatted(cluster, version, ClusterFiles.VERSION, cluster, version, ClusterFiles.VERSION),
                "Dump it with pg_dump of its own version, move the directory away and restore the dump into the new one.\n그 버전의 pg_dump로 내려받고 디렉터리를 옮긴 다음 새 데이터베이스에 복원하십시오.");
    }

    static StartupRefusedException notWritable(Path place, @Nullable Exception cause) {
        return new StartupRefusedException(
                "The data directory %s can't be written by the account that runs the application.\n데이터 디렉터리 %s에 응용 프로그램을 실행하는 계정의 쓰기 권한이 없습니다."
                        .formatted(place, place),
                "Give it to that account (owner, mode 700), or set SAFECITY_DATA_DIR to another place.\n그 계정이 소유하도록 바꾸거나 SAFECITY_DATA_DIR을 다른 곳으로 정하십시오.",
                cause);
    }

    static StartupRefusedException throwAwayPlace(Path place) {
        return new StartupRefusedException(
                "%s is a place for throw-away databases: what lies there is removed.\n%s는 임시 데이터베이스의 자리여서 자료가 지워질 수 있습니다."
                        .formatted(place, place),
                "Set SAFECITY_DATA_DIR to another place.\nSAFECITY_DATA_DIR을 다른 곳으로 정하십시오.");
    }

    static StartupRefusedException doesNotStart(Path cluster, Exception cause) {
        return new StartupRefusedException(
                "The PostgreSQL in %s does not start. Nothing was removed.\n%s의 PostgreSQL이 시작되지 않습니다. 지운 것은 없습니다."
                        .formatted(cluster, cluster),
                "Its own lines above say why. If its files are damaged, bring the whole directory back from a backup.\n까닭은 위 PostgreSQL의 기록에 있습니다. 파일이 손상되었으면 백업에서 디렉터리 전체를 되돌리십시오.",
                cause);
    }
}
