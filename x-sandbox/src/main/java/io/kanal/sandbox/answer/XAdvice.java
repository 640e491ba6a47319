package io.kanal.sandbox.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns a refusal into X's answer. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class XAdvice {

    private final XAnswers answers;

    XAdvice(XAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    void refuse(XException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.write(refusal, request, response);
    }
}
