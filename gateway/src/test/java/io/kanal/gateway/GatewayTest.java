package io.kanal.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole gateway with {@link FakeServices} behind it, over real sockets. Its time limits are a second or three. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "KANAL_PUBLIC_URL=http://kanal.test",
            "KANAL_PICTURE_HOSTS=https://pictures.test,http://x.test:8090"
        })
@ContextConfiguration(initializers = FakeServices.class)
@interface GatewayTest {}
