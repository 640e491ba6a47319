package io.kanal.sandbox.control;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where people find the control side. */
@Configuration
class PageConfiguration implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        for (var path : List.of("/", "/messages/*", "/i/web/status/*")) {
            registry.addRedirectViewController(path, "/sandbox");
        }
        registry.addViewController("/sandbox").setViewName("forward:/sandbox/index.html");
    }
}
