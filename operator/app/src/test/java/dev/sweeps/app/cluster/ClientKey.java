package dev.sweeps.app.cluster;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

/** The client takes every PKCS #8 key for an RSA key unless it is told; kubectl looks into the key, and so does this. */
final class ClientKey {
    private static final String HEADER = "-----BEGIN PRIVATE KEY-----";

    private ClientKey() {}

    /** The configuration with the algorithm of its client key. */
    static Config recognised(Config config) {
        String pem = pem(config);
        if (pem.contains(HEADER) && isElliptic(pem)) {
            config.setClientKeyAlgo("EC");
        }
        return config;
    }

    private static String pem(Config config) {
        try {
            if (config.getClientKeyData() != null) {
                return new String(Base64.getDecoder().decode(config.getClientKeyData()), StandardCharsets.US_ASCII);
            }
            return config.getClientKeyFile() == null ? "" : Files.readString(Path.of(config.getClientKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isElliptic(String pem) {
        String body = pem.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        try {
            PKCS8EncodedKeySpec key =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
            return KeyFactory.getInstance("EC").generatePrivate(key) != null;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
