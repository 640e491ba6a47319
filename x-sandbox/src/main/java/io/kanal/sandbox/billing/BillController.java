package io.kanal.sandbox.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BillController {

    private final Bill bill;

    BillController(Bill bill) {
        this.bill = bill;
    }

    @GetMapping("/sandbox/bill")
    BillView read() {
        var items = bill.lines().stream().map(LineView::of).toList();
        return new BillView(items, items.stream().map(LineView::usd).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    record LineView(String app, LocalDate day, String resource, long count, BigDecimal usd) {

        static LineView of(Bill.Line line) {
            return new LineView(
                    line.app(),
                    line.day(),
                    line.price().resource(),
                    line.count(),
                    line.price().of(line.count()));
        }
    }

    record BillView(List<LineView> items, BigDecimal totalUsd) {}
}
