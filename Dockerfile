# Every service from one file:
#   docker build --build-arg SERVICE=inbox-service --target service .
#   docker build --build-arg SERVICE=gateway --target gateway .
# `docker compose build` does so for all of them; they share the first stages, which then run once.

# --- What Maven builds: one jar per service -----------------------------------------------------------------------------
FROM eclipse-temurin:25-jdk AS maven
RUN apt-get update \
 && apt-get install -y --no-install-recommends maven \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    services=gateway,auth-service,integration-service,twitter-connector,channel-registry,inbox-service,x-sandbox \
 && JAVA25_HOME="$JAVA_HOME" mvn -B -ntp -q package -am -pl "$services" -Dmaven.test.skip=true -Dspotless.check.skip=true \
 && mkdir /jars \
 && for service in $(echo "$services" | tr , ' '); do cp "$service"/target/"$service"-*.jar "/jars/$service.jar"; done

# A stage of its own, so that --build-context jars=FOLDER can put jars from elsewhere in its place.
FROM scratch AS jars
COPY --from=maven /jars/ /

# --- The panel ----------------------------------------------------------------------------------------------------------
FROM node:22-slim AS node
WORKDIR /src
COPY web/package.json web/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY web/ ./
RUN npm run build

FROM scratch AS panel
COPY --from=node /src/dist/ /

# --- A service ----------------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25-jre AS unpacked
ARG SERVICE
WORKDIR /unpacked
COPY --from=jars /${SERVICE}.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre AS service
RUN groupadd --gid 10001 kanal \
 && useradd --uid 10001 --gid kanal --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin kanal \
 && install -d -o kanal -g kanal -m 700 /var/lib/kanal
COPY deploy/image/ /opt/kanal/
WORKDIR /opt/kanal
# From what changes least to what changes most.
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
# The service is started once, without database and Kafka, up to the point where its context stands. What the JVM learned
# halves the time of every later start. It holds for these very files and this very JVM, so it is made here.
RUN --mount=type=tmpfs,target=/tmp \
    SPRING_FLYWAY_ENABLED=false KANAL_KAFKA_CREATE_TOPICS=false KANAL_PORT=0 \
    KANAL_KEYSET_FILE=/tmp/keyset KANAL_DATA_DIR=/tmp/data \
    java @jvm.options -XX:AOTCacheOutput=/opt/kanal/start.aot -Dspring.context.exit=onRefresh \
    -Xlog:disable -Xlog:all=error \
    -jar /opt/kanal/service.jar \
 && chmod 444 start.aot
USER 10001:10001
ENV KANAL_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=180s --retries=6 CMD ["/opt/kanal/healthy"]
ENTRYPOINT ["java", "@/opt/kanal/jvm.options", "-XX:AOTCache=/opt/kanal/start.aot", "-jar", "/opt/kanal/service.jar"]

# --- The gateway, which also serves the panel ---------------------------------------------------------------------------
FROM service AS gateway
COPY --from=panel / /opt/kanal/panel/
ENV KANAL_PANEL_FILES=file:/opt/kanal/panel/
