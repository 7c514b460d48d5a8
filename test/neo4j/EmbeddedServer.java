import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j with a Bolt connector on 127.0.0.1, for tests. The argument is the folder of its data, which it removes when it
 * ends. The first line of its standard input is the password of the user neo4j. It prints {@code READY port}, and ends
 * when its standard input does: it cannot outlive the process that started it. Of the lines between, {@code restart} ends
 * the server and starts it again at the same port, {@code read-only} and {@code writable} are what they say; it prints
 * {@code DONE} after each.
 */
public final class EmbeddedServer {
    private EmbeddedServer() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        SocketAddress address = new SocketAddress("127.0.0.1", freePort());
        DatabaseManagementService service = start(home, address);
        service.database("system")
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        System.out.println("READY " + address.getPort());
        System.out.flush();
        for (String command = input.readLine(); command != null; command = input.readLine()) {
            if (command.equals("restart")) {
                service.shutdown();
                service = start(home, address);
            } else {
                Set<String> readOnly = command.equals("read-only") ? Set.of("neo4j") : Set.of();
                ((GraphDatabaseAPI) service.database("neo4j"))
                        .getDependencyResolver()
                        .resolveDependency(Config.class)
                        .setDynamic(GraphDatabaseSettings.read_only_databases, readOnly, "test");
            }
            System.out.println("DONE");
            System.out.flush();
        }
        service.shutdown();
        remove(home);
        System.exit(0);
    }

    private static DatabaseManagementService start(Path home, SocketAddress address) {
        return new DatabaseManagementServiceBuilder(home)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address) // what routing answers: neo4j:// goes there
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(96))
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
